"""理由 · Why a household has the helper it has, or none: facts, put into words where they are shown."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from .households import Household
from .pairing import Pairing
from .rules import Objection, objections


class Change(StrEnum):
    NEW = "new"  # nobody looked after them before
    KEPT = "kept"
    LEFT = "left"  # the helper is not among the helpers any more
    FORBIDDEN = "forbidden"  # a rule speaks against the pair there was
    JOINED = "joined"  # one household, until now with several helpers or partly with none
    MOVED = "moved"  # so that all are covered, and evenly


@dataclass(frozen=True)
class Why:
    family: Household
    helper: str  # empty: nobody
    change: Change
    before: tuple[str, ...]
    metres: int | None  # None: not known for both
    load: int  # households of the helper, this one included
    rank: int
    capacity: int  # of the helper
    objections: Counter[Objection]  # without a helper: how many helpers each speaks against
    able: int  # without a helper: of how many the rules would allow it


def why(found: Pairing) -> Iterator[Why]:
    """Household by household, in the order of ids."""
    loads = np.bincount(found.helper[found.helper >= 0], minlength=max(len(found.helpers), 1))
    there = {helper.id: place for place, helper in enumerate(found.helpers)}
    for row, family in enumerate(found.families):
        helper = found.of(row)
        change = _change(found, row, there)
        before = tuple(sorted(family.present))
        if helper is None:
            against: Counter[Objection] = Counter()
            for each in found.helpers:
                against.update(objections(family, each, found.choices))
            able = int(found.allowed[row].sum()) if found.allowed.size else 0
            yield Why(family, "", change, before, None, 0, 0, 0, against, able)
            continue
        known = helper.place is not None and any(person.place is not None for person in family.people)
        metres = int(found.metres[row]) if known else None
        load = int(loads[found.helper[row]])
        yield Why(family, helper.id, change, before, metres, load, helper.rank, helper.capacity, Counter(), 0)


def _change(found: Pairing, row: int, there: dict[str, int]) -> Change:
    family, helper = found.families[row], found.of(row)
    before = family.present
    if not before:
        return Change.NEW
    if helper is not None and helper.id in before:
        return Change.KEPT if before[helper.id] == len(family.people) else Change.JOINED
    still = [name for name in before if name in there]
    if not still:
        return Change.LEFT
    return Change.MOVED if any(found.allowed[row, there[name]] for name in still) else Change.FORBIDDEN
