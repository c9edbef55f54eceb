"""故事一 金昌 · A topic on four levels: raised in 赵家庄村 by somebody without a phone, handled at the county; others beside it."""

from datetime import date

from shangliang.matters import actions
from shangliang.matters.actions.slips import Slip
from shangliang.matters.agreement import Agreement, Point
from shangliang.people.models import Area
from shangliang.people.organisations import OrgKind

from . import days
from .places import at, unit
from .tales import TALES
from .walk import Walk

VILLAGE = "620321100200"


def tell(people) -> None:
    """Everything of story 1 that is a matter."""
    lamp(people)
    water_up_the_levels(people)
    for tale in TALES:
        Walk(tale, people).go()
    redirected(people)
    settled(people)


def lamp(people):
    """赵家庄村三组到小学的路晚上没有灯: the sample page's own topic, with a return for another unit and a delay."""
    matter = _lamp_raised(people["village-clerk"])
    matter = _lamp_talked_over(matter, people)
    _lamp_handled(matter, people)


def _lamp_raised(clerk):
    with days.on(5, 22):
        matter, _code = actions.raise_matter(
            "topic",
            title="赵家庄村三组到小学的路晚上没有灯",
            area=Area.objects.get(code=VILLAGE),
            typed_by=clerk,
            channel="visit",
            text="三组到小学的主路约六百四十米，冬天放学时天已经黑了，孩子和接送的老人摔过几次。",
            wish="先把主路装上灯，电费大家商量。",
            topic_class="规划建设",
            place="三组至村小学主路",
            extra={"涉及人数": "126"},
        )
        for number in range(38):
            actions.follow(matter, device=f"demo-lamp-{number}")
    return matter


def _lamp_talked_over(matter, people):
    clerk, village_party, town = people["village-clerk"], people["village-party"], people["town-clerk"]
    with days.on(5, 24):
        matter = actions.move(matter, "accept", by=clerk)
        matter = actions.move(matter, "release", by=town)
    with days.on(5, 26):
        matter = actions.move(
            matter, "approve", by=village_party, body=str(at(VILLAGE, OrgKind.PARTY)), note="审定为协商议题。"
        )
    with days.on(5, 30):
        matter = actions.move(
            matter, "plan", by=clerk, note="6月5日下午在协商议事室协商，按 1+7+X 邀请 17 人，利益相关方不少于一半。"
        )
    with days.on(6, 5, 16):
        matter = actions.move(
            matter, "agree", by=clerk, agreement=_lamp_agreement(), note="达成共识 3 条，保留不同意见 1 条。"
        )
    with days.on(6, 6):
        return actions.move(
            matter, "submit", by=clerk, target="永昌县委、县政府", note="村级无力承担主路路灯建设，报请县级部门办理。"
        )


def _lamp_handled(matter, people):
    with days.on(6, 7):
        matter = actions.assign(
            matter, [Slip(unit("永昌县交通运输局"), "lead", "三组主路安装路灯")], by=people["supervision"]
        )
    with days.on(6, 8):
        order = matter.orders.open().get()
        actions.return_order(
            order, "村内道路照明不属交通运输部门职责，建议改由城市管理部门主办。", by=people["永昌县交通运输局"]
        )
    with days.on(6, 9):
        slips = [
            Slip(unit("永昌县城市管理综合执法局"), "lead", "三组主路安装路灯", date(2023, 7, 10)),
            Slip(unit("永昌县教育局"), "co", "核定上下学路段和时间", date(2023, 7, 5)),
        ]
        matter = actions.assign(matter, slips, by=people["supervision"])
    with days.on(6, 9, 15):
        lead = matter.orders.open().get(part="lead")
        actions.receive(lead, by=people["city-management"])
    with days.on(6, 12):
        actions.progress(
            lead, "三组主路 640 米拟装太阳能路灯 18 盏，已列入本月计划，6月25日前安装。", by=people["city-management"]
        )
    with days.on(6, 21):
        matter.refresh_from_db()
        actions.move(matter, "extend", by=people["supervision"], due=date(2023, 7, 20), note="灯杆到货推迟，同意延期。")


def _lamp_agreement():
    return Agreement(
        date(2023, 6, 5),
        "赵家庄村协商议事室",
        "村党支部书记",
        17,
        16,
        10,
        (
            Point("上学、放学的路段先亮", "永昌县城市管理综合执法局", "2023-06-30", "安装太阳能路灯"),
            Point("先装主路，支路等明年村集体有钱了再装", "赵家庄村村民委员会", "2024-06-30", "列入村集体年度计划"),
            Point("路灯由三组轮流看管", "赵家庄村三组", "2023-07-31", "写入村规民约"),
        ),
        ("电费从村集体收入里出，住支路的几户不同意",),
    )


def water_up_the_levels(people):
    """A matter that no village can settle: it goes up with its file to the township, the county and the city."""
    clerk, town, county = people["village-clerk"], people["town-clerk"], people["county-office"]
    with days.on(5, 11):
        matter, _code = actions.raise_matter(
            "topic",
            title="上游下游两个镇的灌溉水怎么分",
            area=Area.objects.get(code=VILLAGE),
            typed_by=clerk,
            channel="meeting",
            text="干渠在我们村下游，每年六月上游两个镇先浇，轮到这里时已经过了头水。",
            wish="请上一级牵头，两个镇坐到一起商量。",
            topic_class="经济社会",
        )
    with days.on(5, 12):
        matter = actions.move(matter, "accept", by=clerk)
        matter = actions.escalate(matter, "跨乡镇用水，村级解决不了。", by=clerk)
    with days.on(5, 15):
        matter = actions.move(matter, "accept", by=town)
        matter = actions.move(matter, "release", by=town)
        matter = actions.escalate(matter, "涉及两个镇，请县政协牵头协商。", by=town)
    with days.on(5, 18):
        matter = actions.move(matter, "accept", by=county)
        matter = actions.escalate(matter, "干渠由市水务部门调度，请市政协协商。", by=county)
    with days.on(5, 22):
        matter = actions.move(matter, "accept", by=people["city-office"])
    with days.on(5, 29):
        matter = actions.move(
            matter, "approve", by=people["city-party"], body="中共金昌市委员会", note="列入年度协商计划。"
        )
    with days.on(6, 14):
        actions.move(matter, "plan", by=people["city-office"], note="拟于七月上旬召开专题协商会，水务部门到会。")


def redirected(people):
    """A petition: not CPPCC business; only the redirect stays on record."""
    with days.on(6, 1):
        matter, _code = actions.raise_matter(
            "topic",
            title="宅基地纠纷请求处理",
            text="与邻居的宅基地官司还在法院。",
            area=Area.objects.get(code="620321100201"),
        )
    with days.on(6, 2):
        actions.move(matter, "redirect", by=people["town-clerk"], target="人民法院（涉法涉诉）")


def settled(people):
    """当场办结: a small thing settled on the spot."""
    with days.on(6, 16):
        matter, _code = actions.raise_matter(
            "topic",
            title="村广场的长椅坏了",
            text="广场东边的长椅断了一条腿。",
            area=Area.objects.get(code=VILLAGE),
            topic_class="公共服务",
            typed_by=people["village-clerk"],
            channel="visit",
        )
        actions.move(matter, "settle", by=people["village-clerk"], note="当天已由村委会修好，并拍照留存。")
