"""故事一 金昌 · A topic on four levels: raised in 赵家庄村 by somebody without a phone, handled at the county; others beside it."""

from shangliang.matters.agreement import Point

from . import cast, honours, jinchang, rallies, school
from .council import Council
from .fresh import FRESH, PROPOSALS
from .lots import Lots
from .tale import Tale
from .tales import TALES
from .walk import Walk

VILLAGE = "620321100200"
CITY_MANAGEMENT = "永昌县城市管理综合执法局"

# The sample page's own topic, with a return for another unit and a delay.
LAMP = Tale(
    VILLAGE,
    "规划建设",
    "赵家庄村三组到小学的路晚上没有灯",
    "三组到小学的主路约六百四十米，冬天放学时天已经黑了，孩子和接送的老人摔过几次。",
    "先把主路装上灯，电费大家商量。",
    (5, 22),
    "extend",
    CITY_MANAGEMENT,
    "永昌县教育局",
    "visit",
    points=(
        Point("上学、放学的路段先亮", CITY_MANAGEMENT, "2023-06-30", "安装太阳能路灯"),
        Point("先装主路，支路等明年村集体有钱了再装", "赵家庄村村民委员会", "2024-06-30", "列入村集体年度计划"),
        Point("路灯由三组轮流看管", "赵家庄村三组", "2023-07-31", "写入村规民约"),
    ),
    differences=("电费从村集体收入里出，住支路的几户不同意",),
    followers=38,
    gap=1,
    place="三组至村小学主路",
    extra={"affected": "126"},
    path=(
        *("raised", "accept", "release", "approve", "plan", "agree", "submit"),
        *("misassign", "return_order", "assign", "receive", "progress", "extend"),
    ),
    plan="6月5日下午在协商议事室协商，按 1+7+X 邀请 17 人，利益相关方不少于一半。",
    held=("赵家庄村协商议事室", "村党支部书记"),
    submit="村级无力承担主路路灯建设，报请县级部门办理。",
    wrong_unit="永昌县交通运输局",
    wrong_reason="村内道路照明不属交通运输部门职责，建议改由城市管理部门主办。",
    progress="三组主路 640 米拟装太阳能路灯 18 盏，已列入本月计划，6月25日前安装。",
    delay=("灯杆到货推迟，同意延期。", (7, 20)),
    on={"accept": (5, 24), "approve": (5, 26), "plan": (5, 30), "agree": (6, 5), "progress": (6, 13), "extend": (6, 21)},
)  # fmt: skip

# A matter that no village can settle: it goes up with its file to the township, the county and the city.
WATER = Tale(
    VILLAGE,
    "经济社会",
    "上游下游两个镇的灌溉水怎么分",
    "干渠在我们村下游，每年六月上游两个镇先浇，轮到这里时已经过了头水。",
    "请上一级牵头，两个镇坐到一起商量。",
    (5, 11),
    "plan",
    channel="meeting",
    followers=21,
    path=(
        *("raised", "accept", "escalate", "accept", "escalate", "accept", "escalate"),
        *("accept", "release", "approve", "plan"),
    ),
    escalate=(
        "跨乡镇用水，村级解决不了。",
        "涉及上游两个镇，请县政协协商。",
        "干渠由市水务部门调度，请市政协协商。",
    ),
    plan="拟于七月上旬召开专题协商会，水务部门到会。",
    on={"plan": (6, 14)},
)
COURT = Tale(
    "620321100201",
    "其他",
    "宅基地纠纷请求处理",
    "与邻居的宅基地官司还在法院。",
    "",
    (6, 1),
    "redirect",
    redirect="人民法院（涉法涉诉）",
)
BENCH = Tale(
    VILLAGE,
    "公共服务",
    "村广场的长椅坏了",
    "广场东边的长椅断了一条腿。",
    "",
    (6, 16),
    "settle",
    channel="visit",
    settle="当天已由村委会修好，并拍照留存。",
    gap=0,
)


SCHOOL = Tale(
    VILLAGE, "乡村（社区）治理", school.TALK.title, "村小学并走以后，六间旧校舍空了四年，屋顶还好，窗户坏了一半。",
    school.TALK.topic.text, (6, 12), "approve", channel="meeting", followers=17, gap=1,
)  # fmt: skip
PRINTED, CAME, LISTED = 40, 32, 6  # slips; those that invented people have used; those left for visitors of the demo


def tell(people, diary) -> None:
    """Everything of story 1 that is a matter, and the consultation that is going on as the clock starts."""
    for tale in (LAMP, WATER, COURT, BENCH, *TALES, *PROPOSALS, *FRESH):
        Walk(tale, people).write_into(diary)
    jinchang.tell(people, diary)
    rallies.promote(people, diary)
    honours.tell(people, diary)
    walk = Walk(SCHOOL, people).write_into(diary)
    council = Council(school.TALK, walk, people, diary)
    council.on((6, 26), 9, 10, council.open)
    lots = Lots(council)
    council.on((6, 26), 9, 40, lots.enter)
    council.on((6, 26), 10, 30, lots.approve)
    council.on((6, 26), 11, 0, lots.publish)
    council.on((6, 26), 15, 0, lots.draw)
    times = {"opens_at": council.moment((6, 29), 8)}  # until the clerk closes it
    council.on((6, 26), 16, 0, council.plan, council.moment((7, 4), 15), council.moment((7, 4), 17, 30), times)
    council.on((6, 27), 9, 0, council.notice, PRINTED)
    council.on((6, 28), 9, 0, lots.withdraw)
    council.on((6, 29), 9, 0, council.express, range(20))
    council.on((6, 29), 9, 30, council.say)
    council.on((6, 29), 15, 0, council.moderate)
    council.on((6, 29), 16, 0, council.express, range(CAME))
    council.on((6, 29), 16, 10, council.picture)
    council.on((6, 29), 16, 20, _leave_slips, council)


def _leave_slips(council) -> None:
    """Some slips that nobody has used, for whoever tries the demo with a phone."""
    found = council.found
    spare = council.slips[CAME : CAME + LISTED]
    cast.add_lines(f"{found.get_absolute_url()}\t{code}\tslip\t演示纸签《{found.title}》" for code in spare)
