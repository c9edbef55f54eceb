"""排时间 · Who meets whom when, proposed: as often as the rule says, each leader's own evenly over what is left of the term."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from shangliang.kit.workdays import add_months

from .rules import times


@dataclass(frozen=True)
class Proposed:
    """拟排的一次 · `turn` counts the times of one bond; `month` is the first day of the month in which it should be."""

    bond: Any
    turn: int
    way: str
    month: dt.date

    @property
    def key(self) -> str:
        return f"{self.bond.ref}-{self.turn}"


def spread(bonds, months: list[dt.date], today: dt.date) -> list[Proposed]:
    """First everybody once, then everybody the second time; leaders begin one after the other, so that not all of them
    are out in one month. Months that are over get nothing, unless all of them are."""
    left = [month for month in months if add_months(month, 1) > today] or months[-1:]
    of_leader = defaultdict(list)
    for bond in bonds:
        of_leader[bond.person_id].append(bond)
    made: dict[tuple, Proposed] = {}
    for leader, own in enumerate(of_leader.values()):
        turns = sorted((turn, place) for place, bond in enumerate(own) for turn in range(_turns(bond, len(months))))
        for number, (turn, place) in enumerate(turns):
            bond, ways = own[place], own[place].rules.rhythms[0].ways
            month = left[(number * len(of_leader) + leader) * len(left) // (len(turns) * len(of_leader))]
            one = Proposed(bond, turn, ways[turn % len(ways)], month)
            made.setdefault((bond.pk, one.way, one.month), one)
    return sorted(made.values(), key=lambda one: (one.bond.person_id, one.month, one.bond.pk))


def month_of(first: dt.date) -> tuple[dt.date, dt.date]:
    """Its first and its last day."""
    return first, add_months(first, 1) - dt.timedelta(1)


def _turns(bond, months: int) -> int:
    """As often as the rhythm of its kind wants in so many months, once at least."""
    rhythm = bond.rules.rhythms[0]
    return max(1, -(-times(bond.kind, rhythm.code, bond.area_id) * months // rhythm.months))
