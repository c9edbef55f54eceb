"""故事六 两当 · Supervisory research of 6 June on becoming a model county of ethnic unity: advice, what is made up for, topics."""

from shangliang.matters.agreement import Point

from . import liangdang
from .tale import Tale
from .walk import Walk

COUNTY, BUREAU, ARCHIVES, FARMING = "621228", "两当县民族宗教事务局", "两当县档案馆", "两当县农业农村局"
STATION = "621228212x01"  # 太阳工作站 has no national code; its matters go to 金洞乡


def _advice(title, text, upto, unit="", **more) -> Tale:
    return Tale(
        COUNTY, "乡村（社区）治理", title, text, "", (6, 7), upto, unit, kind="suggestion", by="liangdang-office",
        extra={"basis": "6月6日监督性调研，对照测评指标"}, submit="对标对表，建议补齐短板。", **more,
    )  # fmt: skip


PUBLICITY = _advice(
    "宣传教育要进村入户，做到人人知晓",
    "太阳村、乔河村随机问了十五户，一半说不清创建是做什么的。",
    "receive",
    BUREAU,
    gap=1,
)
PUBLICITY_MENDED = Tale(
    COUNTY, "乡村（社区）治理", "创建宣传进村入户补短板", "分片包户，逐村开一次院坝会，季末再问一次。", "", (6, 15), "progress", BUREAU,
    kind="rectification", by=BUREAU, gap=1, progress="已在六个乡镇开院坝会二十一场。",
    extra={"measure": "分片包户、院坝会、季末复问", "evidence": "会议记录和复问结果"}, on={"progress": (6, 26)},
)  # fmt: skip
FILES = _advice(
    "创建档案按指标归集，缺哪件补哪件", "县档案馆已接收四类，另有两类散在各单位。", "close", ARCHIVES, gap=1,
    reply="两类档案已收齐整理，编目送测评组备查。", on={"reply": (6, 21), "confirm": (6, 26)},
)  # fmt: skip
TOPICS = (
    Tale(
        "621228212213", "乡村（社区）治理", "旅游旺季，停车和摆摊怎么分开", "周末来车两三百辆，路边停满，摆摊的挪到了路中间。",
        "划两块地，停车的停车，摆摊的摆摊。", (6, 1), "agree", followers=11,
        points=(
            Point("村口打谷场停车，老戏台前摆摊", "太阳村村民委员会", "2023-07-10", "划线编号，先村民后外来"),
            Point("停车不收费，志愿者轮值", "太阳村村民委员会", "2023-07-10", ""),
        ), on={"agree": (6, 28)},
    ),
    Tale(
        "621228203202", "经济社会", "果园打药和养蜂怎么错开时间", "花期打药，去年死了四十多箱蜂，两家闹到了村上。", "定一个不打药的时段，提前通知。",
        (5, 10), "reply", FARMING, channel="visit", followers=7, gap=2,
        points=(Point("花期前后十天不打药，打药前一天在群里通知", FARMING, "2023-06-15", "农技员把时段贴到村"),),
        reply="已排出今年禁药时段并张贴，农技员负责提前一天通知养蜂户。", on={"reply": (6, 19)},
    ),
    Tale(
        STATION, "公共服务", "赶集日工作站的办事窗口能不能开门", "逢集人多，窗口周末不开，老人要再跑一趟。", "逢集开半天。", (6, 27), "accept", gap=1,
    ),
)  # fmt: skip


def tell(people, diary) -> None:
    publicity = Walk(PUBLICITY, people).write_into(diary)
    Walk(PUBLICITY_MENDED, people, source=publicity).write_into(diary)
    files = Walk(FILES, people).write_into(diary)
    for tale in TOPICS:
        Walk(tale, people).write_into(diary)
    liangdang.tell(people, diary, publicity, files)
