"""大题 · Thousands of households: an even deal, brought near by exact assignments of parts of it.

Coverage, load and difficulty are the best there can be (even.py) and stay so: a round is what all helpers took as
their first, second, ... household, hardest first, and within a round any change leaves every helper one of it; within
a level of difficulty any exchange leaves every helper as many of it. Each step solves one round or one level exactly
for the later aims, so the plan only gets better; that no other even plan is better still is not proved.
"""

from collections.abc import Sequence

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import min_weight_full_bipartite_matching

from .arrays import Ints
from .geography import nearest
from .part import Aim, Part
from .weights import Weights

NEAR = 10


def improved(part: Part, deal: Ints, aims: Sequence[Aim]) -> Ints:
    taken, weights = deal.copy(), Weights(part, [aim for aim in aims if aim is not Aim.TIE])
    rounds = _rounds(part, taken)
    last = int(rounds.max())
    for number in range(last + 1):
        rows = np.flatnonzero(rounds == number)
        free = part.room > number if number == last else np.zeros(len(part.room), dtype=np.bool_)
        _assign(part, weights, taken, rows, np.flatnonzero(free))
    for level in range(len(part.gaps)):
        _assign(part, weights, taken, np.flatnonzero(part.level == level), np.zeros(0, dtype=np.int64))
    return taken


def _rounds(part: Part, taken: Ints) -> Ints:
    """Which of its helper's households each one is, the hardest being 0."""
    order = np.lexsort((-part.level, taken))
    sorted_ = taken[order]
    found = np.empty(len(taken), dtype=np.int64)
    found[order] = np.arange(len(taken)) - np.searchsorted(sorted_, sorted_)
    return found


def _assign(part: Part, weights: Weights, taken: Ints, rows: Ints, free: Ints) -> None:
    """These households among the helpers they have now, and `free` ones: the best exchange."""
    if len(rows) < 2:
        return
    now = taken[rows]
    slots = np.concatenate([now, np.setdiff1d(free, now)])
    count = len(slots)
    homes, seats = part.geography.homes[rows], part.geography.seats[slots]
    near, back = nearest(homes, seats, NEAR), nearest(seats, homes, NEAR // 2)
    keys = [
        np.repeat(np.arange(len(rows)), near.shape[1]) * count + near.ravel(),
        back.ravel() * count + np.repeat(np.arange(count), back.shape[1]),
        np.arange(len(rows)) * (count + 1),
        _present(part, rows, slots),
    ]
    row, column = np.divmod(np.unique(np.concatenate(keys)), count)
    fits = part.allowed[rows[row], slots[column]]
    row, column = row[fits], column[fits]
    costs = 1.0 + _lowered(weights.of(rows[row], slots[column]), row, column, square=len(rows) == count)
    table = csr_array((costs, (row, column)), shape=(len(rows), count))
    at, chosen = min_weight_full_bipartite_matching(table)
    taken[rows[at]] = slots[chosen]


def _lowered(costs: Ints, rows: Ints, columns: Ints, *, square: bool) -> Ints:
    """The same choice with smaller numbers: what all pairs of a household, or of a slot that must be filled, cost alike.

    Rank weighs much and differs little within a round; taken away first, it leaves the solver the distances."""
    for ends in (columns, rows) if square else (rows,):
        least = np.full(int(ends.max()) + 1, np.iinfo(np.int64).max)
        np.minimum.at(least, ends, costs)
        costs = costs - least[ends]
    return costs


def _present(part: Part, rows: Ints, slots: Ints) -> Ints:
    """The pairs there are now, as far as both ends are here (a helper with several slots: the first)."""
    first: dict[int, int] = {}
    for place, helper in enumerate(slots.tolist()):
        first.setdefault(helper, place)
    here = np.isin(part.present.rows, rows)
    pairs = zip(
        np.searchsorted(rows, part.present.rows[here]).tolist(), part.present.columns[here].tolist(), strict=True
    )
    return np.array([row * len(slots) + first[helper] for row, helper in pairs if helper in first], dtype=np.int64)
