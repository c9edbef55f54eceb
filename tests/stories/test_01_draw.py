"""故事一 金昌 · Who talks a topic of 赵家庄村 over is drawn: from the plan to the certificate, before everybody's eyes.

The clerk's pages are without a script; the resident who raised it reads the notice on a phone.
"""

import pytest
from playwright.sync_api import expect

from shangliang.consultations.models import Consultation, SeatDraw
from tests import cast
from tests.browser.chromium import DESK, open_page
from tests.consultations import lots
from tests.stories.seats import Office
from tests.stories.test_01_four_levels import SAID, TITLE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def clerk(browser, live_server, visits):
    cast.platforms()
    page = visits.enter_context(open_page(browser, live_server.url, DESK, scripts=False))
    yield Office(page, cast.clerk())
    assert page.complaints == []


def button(page, name):
    return page.get_by_role("button", name=name, exact=True)


def link(page, name):
    return page.get_by_role("link", name=name, exact=True)


def a_topic_is_approved_and_a_consultation_begun(clerk, resident, secretary):
    ref, _code = resident.raises(home=f"/{cast.VILLAGE}/", said=SAID, place="三组", title=TITLE, topic_class="公共服务")
    clerk.take(ref, "受理", note="情况属实。")
    clerk.take(ref, "审核公开", tick=["read"])
    secretary.take(ref, "审定", note="同意列为协商议题。")
    page = clerk.page
    page.goto("/desk/c/new/")
    page.get_by_label(TITLE).check()
    page.get_by_label("召集人").fill("村党支部书记")
    button(page, "发起协商").click()
    expect(page.locator("main")).to_contain_text(TITLE)


def the_seats_are_planned_and_the_pool_is_typed(page):
    made = Consultation.objects.get()
    page.goto(f"{made.desk_url()}seats/plan/")
    page.get_by_text("用现成的方案").click()
    page.get_by_label("抽签议事").check()
    button(page, "就用这个").click()
    link(page, "抽签产生").click()
    page.get_by_label("席位").last.fill("15")
    page.get_by_label("或者直接写在这里").fill(lots.typed())
    button(page, "录入名单").click()
    expect(page.locator("main")).to_contain_text("名单 60 人，15 个席位")


def quotas_come_filled_in_and_what_can_not_be_is_told(page):
    for least, most, said, where in (("15", "15", "不能同时做到", ".errors"), ("7", "8", "名额做得到", "main")):
        page.get_by_label("性别 女 至少").fill(least)
        page.get_by_label("性别 女 至多").fill(most)
        button(page, "试算并保存").click()
        expect(page.locator(where)).to_contain_text(said)


def the_party_organisation_approves(secretary, run):
    """At its own desk: it sees the plan, and nobody's name."""
    page = secretary.page
    page.goto(run.desk_url())
    expect(page.locator("main")).not_to_contain_text("虚构")
    link(page, "审定").click()
    page.get_by_label("文号或会议").fill("6月3日支部委员会会议")
    button(page, "保存").click()
    expect(page.locator("main")).to_contain_text("由主办方抽签")


def the_commitment_is_out_before_the_seed(page, neighbour, run):
    page.goto(run.desk_url())
    button(page, "做签").click()
    link(page, "公布承诺").click()
    page.get_by_label("什么时候、在哪里产生").fill("6月5日上午九点，村委会门口")
    button(page, "公布").click()
    expect(link(page, "开签")).to_be_visible()
    run.refresh_from_db()
    neighbour.goto(run.get_absolute_url())
    expect(neighbour.locator("main")).to_contain_text(run.root)
    expect(neighbour.locator("main")).to_contain_text("当众摸球")


def the_seed_draws_the_panel(page, neighbour, run):
    link(page, "开签").click()
    page.get_by_label("种子").fill("7 58")
    page.get_by_label("见证人").fill("\n".join(lots.WITNESSES))
    button(page, "开签").click()
    expect(page.locator("main")).to_contain_text("种子写得不全")
    expect(page.get_by_label("见证人")).to_have_value("\n".join(lots.WITNESSES))
    page.get_by_label("种子").fill("07 58 31")
    button(page, "开签").click()
    expect(page.locator("main")).to_contain_text("候补 45 人")
    neighbour.reload()
    number = run.candidates.panel().first().number
    expect(neighbour.locator("main")).to_contain_text(number)
    expect(neighbour.locator("main")).not_to_contain_text("虚构")


def who_leaves_is_followed_by_an_alternate(page, neighbour, run):
    gone = run.candidates.panel().first()
    page.locator("tr", has_text=gone.name).get_by_role("link", name="登记退出").click()
    page.get_by_label("原因").fill("外出务工")
    button(page, "登记退出").click()
    expect(page.locator("main")).to_contain_text("号候补递补入选")
    neighbour.reload()
    expect(neighbour.locator("main")).to_contain_text(f"号递补 {gone.number} 号")


def the_certificate_names_its_witnesses(page):
    link(page, "打印证书").click()
    for said in ("抽签证书", lots.WITNESSES[0], "07 58 31"):
        expect(page.locator("main")).to_contain_text(said)


def test_who_talks_it_over_is_drawn_from_the_plan_to_the_certificate(clerk, resident, sit):
    secretary = sit(cast.party(cast.VILLAGE))
    a_topic_is_approved_and_a_consultation_begun(clerk, resident, secretary)
    the_seats_are_planned_and_the_pool_is_typed(clerk.page)
    quotas_come_filled_in_and_what_can_not_be_is_told(clerk.page)
    run = SeatDraw.objects.get()
    the_party_organisation_approves(secretary, run)
    the_commitment_is_out_before_the_seed(clerk.page, resident.page, run)
    resident.fits()
    the_seed_draws_the_panel(clerk.page, resident.page, run)
    who_leaves_is_followed_by_an_alternate(clerk.page, resident.page, run)
    the_certificate_names_its_witnesses(clerk.page)
    clerk.page.goto(f"{run.consultation.desk_url()}seats/")
    expect(clerk.page.locator("main")).to_contain_text("抽签产生的居民")
    assert run.consultation.participants.filter(seat="drawn", left_on=None).count() == 15
    run.refresh_from_db()
    assert run.approved_by_id == cast.party(cast.VILLAGE).pk
