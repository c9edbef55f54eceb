"""抽签 · The one public function: from people and quotas to a lottery of panels that is as fair as can be, and how far that is proved."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from .arrays import Flags, Floats, Ints
from .case import Aim, Choices, Person, Quota
from .columns import Progress, Search
from .conflict import Impossible, impossible
from .coverage import drawable
from .fairest import CENTRAL, Fair, fairest
from .folding import Pool, fold, in_order
from .lottery import tickets
from .panels import Panels
from .relaxed import Target, target

PROVED = 2e-7  # a gap that is no more than what a solver leaves


@dataclass(frozen=True, eq=False)
class Certificate:
    bound: float  # the lowest chance of those who can be drawn is not above
    lowest: float  # it is
    proved: bool  # none can be lower than it has to be: the lowest is the highest possible
    complete: bool  # nothing fairer exists at all, by the aim that was asked

    @property
    def gap(self) -> float:
        return max(0.0, self.bound - self.lowest)


@dataclass(frozen=True, eq=False)
class Draw:
    """People in the order of ids: who may be drawn, then apart who has a seat already."""

    people: tuple[Person, ...]
    fixed: tuple[Person, ...]
    quotas: tuple[Quota, ...]
    choices: Choices
    types: int
    chances: Floats  # of each person
    never: tuple[Person, ...]  # who is in no panel that keeps the quotas
    certificate: Certificate
    tickets: Ints  # the places of the people drawn by each

    @cached_property
    def ids(self) -> list[list[str]]:
        """Whom each ticket seats, those with a seat included, in the order of ids."""
        names, seated = [person.id for person in self.people], [person.id for person in self.fixed]
        return [sorted(seated + [names[place] for place in row]) for row in self.tickets.tolist()]


def draw(
    people: Sequence[Person],
    quotas: Sequence[Quota],
    choices: Choices,
    fixed: Sequence[Person] = (),
    progress: Progress = lambda _part: None,
) -> Draw:
    """Raises Impossible, with the reason and the way out, where no panel keeps the quotas. docs/draw.md says it all.

    The same people and quotas give the same lottery, in whatever order they come. Ids are unique.
    """
    seated = in_order(fixed)
    there = {person.id for person in seated}
    folk = tuple(person for person in in_order(people) if person.id not in there)
    asked = tuple(sorted(quotas, key=lambda quota: quota.cells))
    pool = fold(folk, asked, choices, seated)
    if not folk and pool.fits(np.zeros(0)):
        sure = Certificate(1.0, 1.0, proved=True, complete=True)
        return Draw(folk, seated, asked, choices, 0, np.zeros(0), (), sure, np.zeros((choices.tickets, 0), np.int64))
    begun = _begun(pool, choices, progress) if folk and pool.seats >= 0 else None
    if begun is None:
        raise Impossible(impossible(folk, asked, choices, seated))
    search, free, first = begun
    fair = fairest(search, free, first, choices.aim, choices.cap)
    return _drawn(search, free, fair, (folk, seated, asked), choices)


def _begun(pool: Pool, choices: Choices, progress: Progress) -> tuple[Search, Flags, Target] | None:
    """A first target and first panels, and who can be drawn at all."""
    levels = CENTRAL if choices.aim is Aim.MAXIMIN else None
    free = pool.most > 0
    first = target(pool, free, choices.cap, levels)
    if first is None:
        return None
    search = Search(pool, Panels(pool, first.seats), progress)
    search.series(np.zeros(len(free)), first.seats, first.held)
    able = drawable(search)
    if able is None:
        return None
    if not able[free].all():
        first = target(pool, able, choices.cap, levels)
    return None if first is None else (search, able, first)


def _drawn(
    search: Search, free: Flags, fair: Fair, who: tuple[tuple[Person, ...], tuple[Person, ...], tuple[Quota, ...]], choices: Choices
) -> Draw:  # fmt: skip
    pool, (folk, seated, quotas) = search.pool, who
    panels = np.array(search.found[: len(fair.shares)], dtype=np.int64)
    shares = np.where(fair.shares > 1e-12, fair.shares, 0)
    shares /= shares.sum()
    chances = (shares @ panels / pool.size)[pool.kind]
    able = free[pool.kind]
    lowest = float(chances[able].min()) if able.any() else 0.0
    return Draw(
        folk, seated, quotas, choices, len(pool.size), chances,
        tuple(person for person, can in zip(folk, able, strict=True) if not can),
        Certificate(max(fair.bound, lowest), lowest, fair.bound - lowest <= PROVED, fair.complete),
        tickets(pool, panels, shares, choices.tickets),
    )  # fmt: skip
