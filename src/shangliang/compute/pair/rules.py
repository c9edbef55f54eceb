"""可以结对 · Which helper may look after which household: recusal, village, language, protection, rank.

A table of yes and no, households x helpers; 10,000 x 3,000 take 30 MB. `objections` says the reasons of one of its noes.
"""

from collections.abc import Iterable, Sequence
from enum import StrEnum

import numpy as np

from .areas import within
from .arrays import Flags
from .case import Choices, Helper, Rank, Village
from .households import Household


class Objection(StrEnum):
    RECUSED = "recused"
    VILLAGE = "village"
    LANGUAGE = "language"
    PROTECTED = "protected"
    RANK = "rank"


def objections(family: Household, helper: Helper, choices: Choices) -> frozenset[Objection]:
    """What speaks against one pair."""
    names = {family.id, *(person.id for person in family.people)}
    found = {
        Objection.RECUSED: bool(names & helper.recuse) or any(within(family.area, name) for name in helper.recuse),
        Objection.VILLAGE: choices.village is not Village.ANY
        and _own(family.area, helper.area, choices.village) != (choices.village is Village.REQUIRED),
        Objection.LANGUAGE: not _understood(family, helper),
        Objection.PROTECTED: not family.kinds & frozenset(choices.protected) <= helper.cleared,
        Objection.RANK: choices.rank is Rank.REQUIRED and family.hardest > helper.rank,
    }
    return frozenset(objection for objection, so in found.items() if so)


def allowed(families: Sequence[Household], helpers: Sequence[Helper], choices: Choices) -> Flags:
    table = np.ones((len(families), len(helpers)), dtype=np.bool_)
    _village(table, families, helpers, choices.village)
    _recused(table, families, helpers)
    _spoken(table, families, helpers)
    _protected(table, families, helpers, frozenset(choices.protected))
    if choices.rank is Rank.REQUIRED:
        hardest = np.array([family.hardest for family in families], dtype=np.int64)
        table &= hardest[:, None] <= np.array([helper.rank for helper in helpers], dtype=np.int64)
    return table


def _village(table: Flags, families: Sequence[Household], helpers: Sequence[Helper], village: Village) -> None:
    """Forbidden: the very same area. Required: the helper's area or one within it (a township's cadre has its villages)."""
    if village is Village.ANY:
        return
    for area, rows in _by(family.area for family in families).items():
        own = [_own(area, helper.area, village) for helper in helpers]
        table[rows] &= np.array(own, dtype=np.bool_) == (village is Village.REQUIRED)


def _own(area: str, helpers: str, village: Village) -> bool:
    return within(area, helpers) if village is Village.REQUIRED else bool(area) and area == helpers


def _recused(table: Flags, families: Sequence[Household], helpers: Sequence[Helper]) -> None:
    named: dict[str, list[int]] = {}
    for row, family in enumerate(families):
        for name in {family.id, *(person.id for person in family.people)}:
            named.setdefault(name, []).append(row)
    areas = _by(family.area for family in families)
    for column, helper in enumerate(helpers):
        for name in helper.recuse:
            table[named.get(name, []), column] = False
            for area, rows in areas.items():
                if within(area, name):
                    table[rows, column] = False


def _spoken(table: Flags, families: Sequence[Household], helpers: Sequence[Helper]) -> None:
    for row, family in enumerate(families):
        if any(person.languages for person in family.people):
            table[row] &= [_understood(family, helper) for helper in helpers]


def _understood(family: Household, helper: Helper) -> bool:
    spoken = helper.languages
    return not spoken or all(not person.languages or person.languages & spoken for person in family.people)


def _protected(
    table: Flags, families: Sequence[Household], helpers: Sequence[Helper], protected: frozenset[str]
) -> None:
    for row, family in enumerate(families):
        kinds = family.kinds & protected
        if kinds:
            table[row] &= [kinds <= helper.cleared for helper in helpers]


def _by(names: Iterable[str]) -> dict[str, list[int]]:
    rows: dict[str, list[int]] = {}
    for row, name in enumerate(names):
        rows.setdefault(name, []).append(row)
    return rows
