"""谈心走访 · 陇南 and 永昌: which chairperson meets which member by when, and the visits of May and June that answer the plan.

In 陇南 the plan follows the two schemes that its twelfth chairpersons' meeting passed; a visit of May answers it too.
"""

import datetime as dt
from functools import partial

from shangliang.bonds import actions as bonds
from shangliang.bonds.spreading import month_of

from . import days
from .places import at

FOUND = "听了履职中的想法和本界别的意见，带回办公室研究。"
BOUND = (5, 8)
# (kind, leader, member, when: months or spans of days, days on which they met)
LONGNAN = (
    ("talk", "chairperson-6212-0", "member-6212-0", (6, 10), ((5, 18),)),
    ("talk", "chairperson-6212-1", "member-6212-1", (6,), ((6, 14),)),
    ("talk", "chairperson-6212-2", "member-6212-2", (((6, 13), (6, 25)),), ()),
    ("nonparty", "chairperson-6212-0", "member-6212-1", (6, 11), ((6, 20),)),
    ("nonparty", "chairperson-6212-3", "member-6212-2", (7, 12), ()),
)
YONGCHANG = (
    ("talk", "chairperson", "member", (5, 9), ((5, 24),)),
    ("talk", "chairperson", "member-620321-0", (5,), ()),
    ("nonparty", "chairperson", "member-620321-1", (7,), ()),
)
PLANS = (("6212", "longnan-office", (6, 12), LONGNAN), ("620321", "county-office", (5, 9), YONGCHANG))


def tell(people, diary) -> None:
    for code, office, planned, rows in PLANS:
        held: list = []
        diary.note(_at(BOUND, 9), partial(_bind, people, office, rows, held))
        diary.note(_at(planned, 10), partial(_plan, code, people[office], rows, held))
        for number, row in enumerate(rows):
            for day in row[-1]:
                diary.note(_at(day, 15), partial(_meet, held, number))


def _at(day, hour):
    return days.moment(dt.date(2023, *day), hour, 0)


def _bind(people, office, rows, held) -> None:
    held += [bonds.make_bond(kind, people[who], people[whom], by=people[office]) for kind, who, whom, *_more in rows]


def _plan(code, office, rows, held) -> None:
    lines = [
        (bond, _way(bond, turn), *_span(when))
        for bond, (_kind, _who, _whom, times, _met) in zip(held, rows, strict=True)
        for turn, when in enumerate(times)
    ]
    bonds.make_plan(at(code, "cppcc"), dt.date(2023, 1, 1), dt.date(2023, 12, 31), lines, by=office)


def _way(bond, turn: int) -> str:
    ways = bond.rules.rhythms[0].ways
    return ways[turn % len(ways)]


def _span(when) -> tuple[dt.date, dt.date]:
    if isinstance(when, int):
        return month_of(dt.date(2023, when, 1))
    return dt.date(2023, *when[0]), dt.date(2023, *when[1])


def _meet(held, number) -> None:
    bond = held[number]
    bonds.record(bond, by=bond.person, operation=f"demo-talk-{bond.ref}", way=_way(bond, 0), minutes=60, found=FOUND)
