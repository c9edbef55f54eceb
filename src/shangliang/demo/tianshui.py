"""天水应急调研 · The trip through three counties and its forum; drills before and after it, their findings followed to closed.

Its days, what was looked at at each stop and the drills are invented; three counties, a forum and five sides are the page's.
"""

import datetime as dt

from shangliang.fieldwork import actions as fieldwork
from shangliang.gatherings import actions as gatherings
from shangliang.people.models import Area

from . import days, readiness
from .readiness import GANGU, QINGSHUI, QINZHOU
from .tours import Seen, Tour

CITY, OFFICE = "6205", "tianshui-office"
STOPS = (
    Seen(
        "甘谷县文化广场避难场所（虚构）",
        (5, 30),
        ("looking", "hearing"),
        "面积够用，入口没有标识，帐篷和饮水没有按清单存放。",
    ),
    Seen("新兴镇消防工作站（虚构）", (5, 30), ("looking", "talking"), "镇里自己的消防工作站，有专职人员和巡查装备。"),
    Seen("清水县应急指挥中心（虚构）", (5, 31), ("looking", "hearing"), "值守席位齐全，屏幕上有两处雨量站没有数据。"),
    Seen("白沙镇消防工作站（虚构）", (5, 31), ("looking", "talking"), "由干部兼职，夜间没有人值守。"),
    Seen(
        "秦州区中心广场避难场所（虚构）",
        (6, 1),
        ("looking", "talking"),
        "标识和水电齐全；随机问二十位居民，多数不知道它在哪里。",
    ),
    Seen("秦州区应急指挥中心（虚构）", (6, 1), ("hearing", "reading"), "去年演练记录七条问题，没有销号台账。"),
)
# which stop, and which of the story's advices it became
ADVICES = ((0, 0), (2, 1), (3, 2), (4, 3), (5, 4))
FORUM = "应急救援体系和机制建设座谈会"


def tell(people, diary, advices) -> None:
    """`advices`: the walks of the five suggestions, one for each side."""
    office = people[OFFICE]
    tour = Tour(
        "research", "全市应急救援体系和机制建设专题调研", CITY, OFFICE, STOPS, people, diary,
        aim="围绕基础设施、人才队伍、宣教培训、监测预警、应急演练五个方面，看短板在哪里。",
    )  # fmt: skip
    drills = Drills(office)
    tour.on((5, 5), 10, 0, readiness.register, office)
    tour.on((5, 8), 10, 0, drills.plan)
    tour.on((5, 25), 16, 0, drills.flood)
    tour.on((5, 26), 9, 0, tour.plan, "市政协副主席")
    tour.on((5, 26), 9, 30, _forum, tour, office)
    for day in ((5, 30), (5, 31), (6, 1)):
        tour.on(day, 18, 0, tour.look, day)
    tour.on((6, 2), 14, 30, _sit, tour, office)
    tour.on((6, 2), 17, 50, _find, tour, advices, office)
    tour.on((6, 5), 9, 0, drills.follow, advices)
    tour.on((6, 9), 17, 0, drills.quake, advices)
    tour.on((6, 12), 10, 0, tour.report,
            "看了三个县区六处设施，开了座谈会。五个方面各有一条短板，都已提出意见建议；两条已由责任部门立项整改。")  # fmt: skip


def _forum(tour, office) -> None:
    start = days.moment(dt.date(2023, 6, 2), 14, 30)
    fieldwork.hold_forum(
        tour.trip,
        title=FORUM,
        place="天水市政协会议室",
        starts_at=start,
        ends_at=start + dt.timedelta(hours=2),
        by=office,
    )


def _sit(tour, office) -> None:
    tour.trip.refresh_from_db()
    forum = gatherings.open_gathering(tour.trip.forum, by=office)
    gatherings.note(forum, "三个县区的应急管理局、消防救援大队介绍情况，委员逐条提出意见。", by=office)
    gatherings.end_gathering(forum, by=office)


def _find(tour, advices, office) -> None:
    """Each of the five sides: an advice that is raised as a suggestion; and what is done well."""
    stops = list(tour.trip.stops.order_by("number"))
    for place, number in ADVICES:
        told = advices[number]
        made = fieldwork.find(tour.trip, "advice", told.tale.title, by=office, stop=stops[place], text=told.tale.text)
        fieldwork.tie(made, told.matter, by=office)
    fieldwork.find(tour.trip, "practice", "消防工作站有专职人员，巡查有装备、有记录", by=office, stop=stops[1])


class Drills:
    """三场演练 · One followed to closed, one on the way, one planned; and last year's of the district."""

    def __init__(self, office) -> None:
        self.office = office

    def plan(self) -> None:
        self.old = self._planned("秦州区地震应急综合演练", QINZHOU, "full", "秦州区应急管理局", (2022, 11, 9))
        self._held(self.old, dt.date(2022, 11, 9), 320, "桌面推演之后分三个点实地演练。")
        self.wet = self._planned("白沙镇山洪转移避险演练", f"{QINGSHUI}106", "special", "白沙镇人民政府", (2023, 5, 25))
        self.hit = self._planned("大像山镇地震疏散安置演练", f"{GANGU}100", "special", "大像山镇人民政府", (2023, 6, 9))
        self._planned("秦州区防汛综合演练", QINZHOU, "full", "秦州区应急管理局", (2023, 7, 20))
        self._planned("清水县防汛综合演练", QINGSHUI, "full", "清水县应急管理局", (2023, 6, 20))

    def _planned(self, title, code, sort, organiser, day):
        return gatherings.plan_drill(
            f"{title}（虚构）", Area.objects.get(code=code), by=self.office, sort=sort, organiser=organiser,
            planned_on=dt.date(*day), invented=True,
        )  # fmt: skip

    def _held(self, drill, day, people, record):
        return gatherings.hold_drill(drill, by=self.office, held_on=day, people=people, record=record)

    def flood(self) -> None:
        self._held(self.wet, dt.date(2023, 5, 25), 186, "9点模拟山洪预警，9点25分三个组转移到安置点。")
        spot = gatherings.note_drill_finding(self.wet, "二组没有听到预警广播", by=self.office)
        gatherings.mend_on_the_spot(spot, "当场换了电池，又试播一遍，三个组都听到了", by=self.office)
        self.rain = gatherings.note_drill_finding(
            self.wet,
            "两处雨量站没有数据，预警只能靠人看",
            by=self.office,
            text="县应急指挥中心看不到两处雨量站的数据。",
        )

    def follow(self, advices) -> None:
        """What the drill found is what the trip saw, too."""
        gatherings.tie_to_matter(self.rain, advices[1].matter, by=self.office)

    def quake(self, advices) -> None:
        self._held(self.hit, dt.date(2023, 6, 9), 240, "10点发出警报，10点18分师生和居民到达文化广场。")
        found = gatherings.note_drill_finding(self.hit, "外来人员找不到避难场所入口", by=self.office)
        gatherings.tie_to_matter(found, advices[0].matter, by=self.office)
        gatherings.note_drill_finding(
            self.hit,
            "安置点没有登记老人和病人",
            by=self.office,
            text="到达之后没有按名单清点，老人和病人没有单独登记。",
        )
