"""结对 · The one public function: from people and helpers to who looks after whom, and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from .arrays import Flags, Ints
from .case import Choices, Helper, Order, Person
from .geography import Geography
from .households import Household, households, in_order, levels
from .part import Part
from .present import Present
from .rules import allowed
from .solving import PLAN, REPAIR, Effort, plan
from .ties import Ties


@dataclass(frozen=True, eq=False)
class Pairing:
    """In the order of ids. `helper[n]`: the place of household n's helper among `helpers`, -1 for none."""

    families: tuple[Household, ...]
    helpers: tuple[Helper, ...]
    choices: Choices
    order: Order  # PLAN or REPAIR
    helper: Ints
    metres: Ints  # to the helper, 0 without one
    allowed: Flags
    effort: Effort

    def of(self, row: int) -> Helper | None:
        return self.helpers[self.helper[row]] if self.helper[row] >= 0 else None

    @cached_property
    def pairs(self) -> dict[str, str]:
        """Helper by person; nobody's is empty."""
        found = [(family, self.of(row)) for row, family in enumerate(self.families)]
        return {person.id: helper.id if helper else "" for family, helper in found for person in family.people}


def pair(people: Iterable[Person], helpers: Iterable[Helper], choices: Choices | None = None) -> Pairing:
    """Everybody covered > balance of load and difficulty > existing pairs kept > distance; docs/pairing.md says it all.

    The same people and helpers give the same pairs, in whatever order they come. Ids are unique.
    """
    families, cadres, chosen = households(people), in_order(helpers), choices or Choices()
    order, effort = _order(families, cadres, chosen.order), Effort()
    part = part_of(families, cadres, chosen)
    taken = plan(part, REPAIR if order is Order.REPAIR else PLAN, effort) if families and cadres else _none(families)
    metres, with_helper = np.zeros(len(families), dtype=np.int64), np.flatnonzero(taken >= 0)
    metres[with_helper] = part.geography.metres(with_helper, taken[with_helper])
    return Pairing(tuple(families), tuple(cadres), chosen, order, taken, metres, part.allowed, effort)


def part_of(families: list[Household], helpers: list[Helper], choices: Choices) -> Part:
    level, gaps = levels(families)
    return Part(
        level=level,
        gaps=gaps,
        persons=_ints(len(family.people) for family in families),
        hardship=_ints(family.difficulty for family in families),
        room=_ints(helper.capacity for helper in helpers),
        base=np.zeros((len(helpers), len(gaps)), dtype=np.int64),
        allowed=allowed(families, helpers, choices),
        hardest=_ints(family.hardest for family in families),
        rank=_ints(helper.rank if choices.rank is choices.rank.PREFERRED else 0 for helper in helpers),
        present=Present.of(families, helpers),
        geography=Geography.of(families, helpers),
        ties=Ties.named((family.people[0].id for family in families), (helper.id for helper in helpers)),
    )


def _order(families: list[Household], helpers: list[Helper], asked: Order) -> Order:
    if asked is not Order.AUTO:
        return asked
    there = {helper.id for helper in helpers}
    left = any(name not in there for family in families for name in family.present)
    return Order.REPAIR if left else Order.PLAN


def _ints(values: Iterable[Any]) -> Ints:
    return np.fromiter(values, dtype=np.int64)


def _none(families: list[Household]) -> Ints:
    return np.full(len(families), -1, dtype=np.int64)
