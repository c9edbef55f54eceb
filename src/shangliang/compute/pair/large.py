"""大题 · Thousands of households: an even deal, brought near by exact assignments of parts of it.

Coverage, load and difficulty are the best there can be (even.py) and stay so: a round is what all helpers took as
their first, second, ... household, hardest first, and within a round any change leaves every helper one of it; within
a level of difficulty any exchange leaves every helper as many of it. Each step takes a block of neighbours out of one
round or one level and solves it exactly for the later aims, so the plan only gets better, at a cost that grows with
the number of households alone; that no other even plan is better still is not proved.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from scipy.optimize import linear_sum_assignment

from .arrays import Ints
from .geography import nearest
from .part import Aim, Part
from .weights import EXACT, Weights

BLOCK = 250  # households exchanged at a time
FREE = 3  # helpers with room beside each household


def improved(part: Part, deal: Ints, aims: Sequence[Aim]) -> Ints:
    taken, weights = deal.copy(), Weights(part, [aim for aim in aims if aim is not Aim.TIE])
    line = part.geography.along()[0]
    rounds = _rounds(part, taken)
    last = int(rounds.max())
    for number in range(last + 1):
        for rows in _blocks(np.flatnonzero(rounds == number), line):
            _exchange(part, weights, taken, rows, _free(part, taken, rows, number) if number == last else rows[:0])
    for level in range(len(part.gaps)):
        for rows in _blocks(np.flatnonzero(part.level == level), line):
            _exchange(part, weights, taken, rows, rows[:0])
    return taken


def _rounds(part: Part, taken: Ints) -> Ints:
    """Which of its helper's households each one is, the hardest being 0."""
    order = np.lexsort((-part.level, taken))
    sorted_ = taken[order]
    found = np.empty(len(taken), dtype=np.int64)
    found[order] = np.arange(len(taken)) - np.searchsorted(sorted_, sorted_)
    return found


def _blocks(rows: Ints, line: Ints) -> Iterator[Ints]:
    """Neighbours along the line, then again with the borders elsewhere."""
    ordered = rows[np.argsort(line[rows], kind="stable")]
    for offset in (0, BLOCK // 2):
        borders = np.arange(offset, len(ordered), BLOCK)
        yield from (block for block in np.split(ordered, borders) if len(block) > 1)


def _free(part: Part, taken: Ints, rows: Ints, number: int) -> Ints:
    """Helpers near these households who have room for one of this last round and none of it yet."""
    loads = np.bincount(taken, minlength=len(part.room))
    could = np.flatnonzero((part.room > number) & (loads == number))
    if not len(could):
        return could
    return could[np.unique(nearest(part.geography.homes[rows], part.geography.seats[could], FREE))]


def _exchange(part: Part, weights: Weights, taken: Ints, rows: Ints, free: Ints) -> None:
    """These households among the helpers they have now, and `free` ones: the best there is."""
    slots = np.concatenate([taken[rows], free])
    costs = weights.table(rows, slots).astype(np.float64)
    costs[~part.allowed[np.ix_(rows, slots)]] = EXACT  # more than any plan that is allowed, as this one is
    at, chosen = linear_sum_assignment(costs)
    taken[rows[at]] = slots[chosen]
