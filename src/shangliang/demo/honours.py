"""表彰与积分 · Story 1's commendation, from its approval to the certificates handed over on 5 June; 武山's duty points by its rules.

That advanced collectives and persons were commended stands on the page; who they were, the approval and the days are invented.
"""

import datetime as dt
import json
from functools import partial

from shangliang.compute.duty.shipped import source
from shangliang.meetings.models import Item
from shangliang.people.can import Role
from shangliang.people.models import Area, Organisation
from shangliang.scorecards import actions

from . import days
from .chamber import Business, Chamber
from .places import at

CODE, OFFICE = "6203", "city-office"
COLLECTIVE, PERSON = "协商向基层延伸工作先进集体", "协商向基层延伸工作先进个人"
APPROVAL = {"basis": "评比达标表彰项目批复（虚构）2023年第6号", "approved_by": "金昌市评比达标表彰工作机构（虚构）"}
DECISION = "关于表彰协商向基层延伸工作先进集体和先进个人的决定"
BUSINESS = (Business("decide", DECISION, votes=(5, 0, 0), result="通过"),)
CHAIRS = ("石映川（虚构）", "路长庚（虚构）", "卫平原（虚构）", "甘露清（虚构）", "解放田（虚构）")
COLLECTIVES = (
    ("620321100200", "village", "没有手机的人写卡片，一样算数；路灯的事一路反映到市里。"),
    ("620302004001", "council", "社区的议题先听住户怎么说，再请单位来答。"),
    ("620302004", "township", "社区的议题按六类登记，谁办、什么时候办写在墙上。"),
)
WUSHAN, RULES = "620524", "chaohu_like"


class Commendation:
    """一次表彰 · Two honours of one body, on their way."""

    def __init__(self, people) -> None:
        self.people, self.by, self.honours = people, people[OFFICE], {}

    def open(self) -> None:
        for kind, title in (("collective", COLLECTIVE), ("person", PERSON)):
            self.honours[kind] = actions.open_honour(at(CODE, "cppcc"), title, kind, year=2023, by=self.by, **APPROVAL)

    def nominate(self) -> None:
        for code, kind, reason in COLLECTIVES:
            body = Organisation.objects.filter(area=code, kind__in=[kind, "council"]).order_by("-kind").first()
            actions.nominate(self.honours["collective"], body, reason, by=self.by)
        clerk = self.people.sits(Role.VILLAGE_CLERK, "620321100200")
        actions.nominate(self.honours["person"], clerk, "替没有手机的群众代填，一件一件跟到底。", by=self.by)

    def notice(self) -> None:
        for honour in self.honours.values():
            actions.start_notice(honour, by=self.by)

    def decide(self, held: Chamber) -> None:
        for honour in self.honours.values():
            actions.decide_honour(honour, held.decision(DECISION), by=self.by)

    def give(self) -> None:
        item = Item.objects.select_related("meeting__gathering").get(
            meeting__area=CODE, meeting__kind="promotion", kind="commend"
        )
        for honour in self.honours.values():
            actions.give_honour(honour, item, by=self.by)


def tell(people, diary) -> None:
    """The approval early in May, five working days of notice, the chairpersons' decision, the meeting of 5 June."""
    one = Commendation(people)
    held = Chamber("chairpersons", CODE, OFFICE, people, diary, BUSINESS, place="市政协会议室", chair="市政协主席")
    note = partial(_note, diary)
    note((5, 8), 9, one.open)
    note((5, 25), 9, one.nominate)
    note((5, 25), 15, one.notice)
    held.on((5, 30), 9, 0, held.call, (6, 2), 9, 1)
    held.on((5, 30), 9, 30, held.name, CHAIRS)
    held.sit((6, 2), 9)
    note((6, 2), 15, one.decide, held)
    note((6, 5), 18, one.give)
    note((6, 28), 9, _points, people)


def _note(diary, day, hour: int, act, *given) -> None:
    diary.note(days.moment(dt.date(2023, *day), hour), partial(act, *given))


def _points(people) -> None:
    """武山 takes a set of rules and counts what half a year's records come to; the year is not over, so nothing is published."""
    place, by = Area.objects.get(code=WUSHAN), people["wushan-office"]
    data = json.loads(source(RULES)) | {"name": "武山县政协委员履职考核办法（虚构，照合肥所辖一市的写法）"}
    actions.adopt_rules(place, data, from_year=2023, note="县政协文件（虚构）", by=by)
    actions.count_table(place, 2023, by=by)
