"""故事一 金昌 · One topic, four levels: from a resident's phone in 赵家庄村 up to the city and back until it is solved.

Everything goes through the pages: the resident has a phone and a code, everybody else signs in at a desk of their own.
"""

import datetime as dt

import pytest
from playwright.sync_api import expect

from shangliang.kit import clock, trail
from shangliang.matters.models import Matter
from tests import cast

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TITLE = "三组到小学的路晚上没有灯"
SAID = "三组到小学的路有六百多米，晚上没有灯，孩子放学要打手电。希望先把主路装上灯。"
WRONG_UNIT, RIGHT_UNIT = "金昌市交通运输局", "永昌县城市管理综合执法局"
SESSION = {
    "invited": 17, "present": 16, "interested": 10, "content_1": "上学、放学的路段先亮", "unit_1": RIGHT_UNIT,
    "measure_1": "安装太阳能路灯", "content_2": "路灯由三组轮流看管", "differences": "电费从村集体收入里出，有人不同意",
}  # fmt: skip
# 经过 as the public page tells it, oldest first.
STORY = [
    "提出", "受理", "审核公开", "审定", "定方案", "形成共识", "报送党委政府", "提交上一级",
    "受理", "提交上一级", "受理", "提交上一级", "受理", "审定", "定方案", "形成共识", "报送党委政府",
    "交办", "退办", "交办", "签收", f"{RIGHT_UNIT}阶段反馈", "延期", f"{RIGHT_UNIT}答复",
    "提出人说还没有解决，重新办理", f"{RIGHT_UNIT}答复", "提出人确认：已经解决", "评议", "办结销号",
    "提出人要求重新打开", f"{RIGHT_UNIT}答复", "提出人确认：已经解决", "办结销号",
]  # fmt: skip


@pytest.fixture
def units():
    """The unit that is not competent, and the one that is; each with one who signs in."""
    cast.platforms()
    wrong = cast.organisation("department", cast.CITY, WRONG_UNIT)
    right = cast.organisation("department", cast.COUNTY, RIGHT_UNIT)
    return [cast.holder("unit", at=unit) for unit in (wrong, right)]


def test_a_topic_walks_up_four_levels_and_comes_back_to_who_raised_it(resident, sit, units):
    wrong, right = units
    ref, code = resident.raises(home=f"/{cast.VILLAGE}/", said=SAID, place="三组", title=TITLE, topic_class="公共服务")
    village(ref, sit)
    upwards(ref, sit)
    city(ref, sit)
    handed_to_the_right_unit(ref, sit, wrong, right)
    not_solved_then_solved(code, resident, sit(right))
    closed(ref, sit(cast.city_office()))
    opened_again(ref, code, resident, sit(right), sit(cast.city_office()))
    everybody_reads_the_whole_chain(ref, resident)
    assert trail.verify() == []


def village(ref, sit):
    """赵家庄村: accepted, read for publication, approved by the village's Party organisation, talked over, submitted."""
    clerk = sit(cast.clerk())
    clerk.page.goto("/desk/screening/")
    expect(clerk.page.get_by_role("link", name=TITLE)).to_be_visible()
    assert not {"审定", "交办"} & clerk.offers(ref)
    clerk.take(ref, "受理", note="情况属实。")
    clerk.take(ref, "审核公开", tick=["read"])
    sit(cast.party(cast.VILLAGE)).take(ref, "审定", note="同意列为协商议题。")
    talked_over(clerk, ref, place="赵家庄村协商议事室", convener="村党支部书记")
    assert "交办" not in clerk.offers(ref), "the consultation side never orders a department"


def upwards(ref, sit):
    """A village can not pay for it: to the township, on to the county, on to the city, each time with its file."""
    sit(cast.clerk()).take(ref, "提交上一级", note="主路跨两个村，村里没有钱。")
    assert "受理" not in sit(cast.clerk()).offers(ref)
    for by in (cast.township_clerk(), cast.office()):
        sit(by).take(ref, "受理")
        sit(by).take(ref, "提交上一级", note="需要上一级统筹。")
    assert not sit(cast.outsider()).sees(ref)
    city_office = sit(cast.city_office())
    city_office.open(ref)
    expect(city_office.page.locator("main")).to_contain_text("上学、放学的路段先亮")
    assert Matter.objects.get(ref=ref).area_id == cast.VILLAGE


def city(ref, sit):
    """金昌市: accepted, approved by the city's Party committee, talked over with all four levels, submitted."""
    office = sit(cast.city_office())
    office.take(ref, "受理")
    sit(cast.party(cast.CITY)).take(ref, "审定", document="市委常委会会议纪要")
    talked_over(office, ref, place="金昌市政协协商室", convener="政协副主席")


def talked_over(office, ref, **where):
    office.take(ref, "定方案", note="按 1+7+X 邀请 17 人，利益相关方不少于一半。")
    office.take(ref, "录入协商结果", on=clock.today(), **SESSION, **where)
    office.take(ref, "报送党委政府", note="建议交有关部门办理。")


def handed_to_the_right_unit(ref, sit, wrong, right):
    """The supervision office assigns; the first unit is not competent; the second receives, reports, is given longer."""
    duty = sit(cast.supervision(cast.CITY))
    duty.take(ref, "交办", unit_1=WRONG_UNIT, task_1="三组主路安装路灯")
    sit(wrong).order(TITLE, "return_order", note="村内道路照明不属本单位职责，建议由城市管理部门办理。")
    assert not sit(wrong).sees(ref)
    duty.take(ref, "交办", unit_1=RIGHT_UNIT, task_1="三组主路安装路灯")
    unit = sit(right)
    unit.order(TITLE, "receive")
    unit.order(TITLE, "progress", note="拟装太阳能路灯 18 盏，灯杆已订货。")
    later = Matter.objects.get(ref=ref).due_on + dt.timedelta(days=20)
    duty.take(ref, "延期", due=later, note="灯杆到货推迟，同意延期。")
    assert Matter.objects.get(ref=ref).orders.open().get().due_on == later
    unit.order(TITLE, "reply", choose=["已落实"], note="路灯已装好 18 盏。")


def not_solved_then_solved(code, resident, unit):
    """The resident says no, and the unit has to go there again; then the resident says yes and rates."""
    resident.opens(code)
    expect(resident.page.locator("#confirm")).to_contain_text("路灯已装好 18 盏。")
    resident.answers(False, process="基本满意", result="不满意", text="学校门口那三盏一直不亮。")
    unit.page.goto("/desk/orders/")
    unit.order(TITLE, "reply", choose=["已落实"], note="三盏灯的线路已重接，当晚已亮。")
    resident.opens(code)
    resident.answers(True, text="亮了，谢谢。")


def closed(ref, office):
    office.take(ref, "评议", good=14, fair=2, bad=0)
    office.take(ref, "办结销号", note="已销号。")
    assert Matter.objects.get(ref=ref).outcome == "confirmed"


def opened_again(ref, code, resident, unit, office):
    """A closed matter is not closed against who raised it."""
    resident.opens(code)
    resident.reopens("下了一场雨，又有两盏不亮了。")
    unit.order(TITLE, "reply", choose=["已落实"], note="更换了两盏灯的控制器。")
    resident.opens(code)
    resident.answers(True, text="都亮了。")
    office.take(ref, "办结销号")


def everybody_reads_the_whole_chain(ref, resident):
    """On the same phone, without the code: every node of the chain, every public step, nobody's name or words."""
    page = resident.page
    page.context.clear_cookies()
    page.goto(f"/m/{ref}/")
    resident.fits()
    told = page.locator(".line > li header b").all_text_contents()
    assert told[::-1] == STORY
    assert page.locator(".chain li.past").count() == page.locator(".chain li").count() == 11
    main = page.locator("main")
    for body in (
        "赵家庄村协商议事会",
        "城关镇人民政府",
        "政协永昌县委员会",
        "政协金昌市委员会",
        "金昌市两办督查室",
        WRONG_UNIT,
    ):
        expect(main).to_contain_text(body)
    assert "虚构" not in main.inner_text()
    assert "学校门口那三盏" not in main.inner_text()
