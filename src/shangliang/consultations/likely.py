"""估计不来的人 · From attendance on record, class by class: how many of a panel will not come, and so how many alternates to tell
beforehand. A proposal with its reason; the office decides."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from .attending import Stayed
from .proposing import Row


@dataclass(frozen=True)
class Class:
    """一类 · What is on record of it, and how many of its seats would stay empty by that."""

    feature: str
    value: str
    asked: int
    away: int
    seats: float

    @property
    def empty(self) -> float:
        return self.seats * self.away / self.asked


@dataclass(frozen=True)
class Likely:
    """估计 · `spare`: alternates to tell beforehand; `classes`: of the feature that says most, what it rests on."""

    spare: int
    classes: tuple[Class, ...]


def likely(rows: Sequence[Row], seats: int, away: Iterable[Stayed], quotas: Iterable[Mapping] = ()) -> Likely:
    """By the feature under which most seats would stay empty; a class of which too little is on record counts for nothing."""
    known = {(one.feature, one.value): one for one in away}
    asked = {tuple(row["cells"][0]): row for row in quotas if len(row["cells"]) == 1}
    found: dict[str, list[Class]] = {}
    for row in rows:
        if seen := known.get((row.feature, row.value)):
            mine = asked.get((row.feature, row.value)) or {"least": row.least, "most": row.most}
            due = (mine["least"] + min(seats, row.there, seats if mine["most"] is None else mine["most"])) / 2
            found.setdefault(row.feature, []).append(Class(row.feature, row.value, seen.asked, seen.away, due))
    most = max(found.values(), key=lambda classes: sum(one.empty for one in classes), default=[])
    return Likely(math.ceil(sum(one.empty for one in most) - 1e-9), tuple(one for one in most if one.away))
