"""公平 · The mixture of panels that is fairest: the fairest chances of split panels where whole panels reach them, else level by level.

The levels are those of the paper (Flanigan and others 2021): the lowest chance as high as can be, then the types that hold it
down (a weight that is not 0) keep theirs, and the lowest chance of the others is raised.
"""

from dataclasses import dataclass

import numpy as np

from .arrays import Flags, Floats
from .case import Aim
from .columns import CLOSE, Climb, Reached, Search
from .relaxed import Target, target

CENTRAL = 6  # levels of the target that series of panels aim at, where only the lowest counts
LEVELS = 60


@dataclass(frozen=True, eq=False)
class Fair:
    shares: Floats  # of the panels that were found
    bound: float  # the lowest chance can not be above
    proved: bool  # every level that was asked for


def fairest(search: Search, free: Flags, first: Target, aim: Aim, cap: float | None) -> Fair:
    """`free`: the types that can be drawn. `first`: their target."""
    size = search.pool.size * free.astype(np.float64)
    if aim is Aim.LEXIMIN or cap is not None:
        ends = first.seats if aim is Aim.LEXIMIN else first.lowest * size
        reached = search.climb(Climb(ends, size, first.seats, 0.0, len(size), cap, whole=cap is None))
        if reached.mixture.z >= -CLOSE or cap is not None:
            told = reached.mixture.z >= -CLOSE
            return Fair(reached.mixture.shares, first.lowest, told)
    if aim is Aim.MAXIMIN:
        none = np.zeros(len(size))
        reached = search.climb(Climb(none, size, first.seats, first.lowest, len(first.held)))
        return Fair(reached.mixture.shares, reached.upper, reached.proved)
    return _levels(search, free, first)


def _levels(search: Search, free: Flags, ahead: Target) -> Fair:
    """Whole panels do not reach the target: each level is climbed and proved by itself."""
    pool, free, floor, bound = search.pool, free.copy(), np.zeros(len(free)), None
    shares, proved = np.zeros(0), True
    for _level in range(LEVELS):
        reached = _level_up(search, free, floor, ahead)
        shares, proved = reached.mixture.shares, proved and reached.proved
        bound = reached.upper if bound is None else bound
        held = free & (reached.mixture.weights > CLOSE)
        if not held.any() or not proved:
            return Fair(shares, bound, proved=False)
        floor[held] = np.maximum(reached.mixture.z, 0) * pool.size[held] - CLOSE
        free = free & ~held
        if not free.any():
            return Fair(shares, bound, proved)
        further = target(pool, free, None, floor=floor)
        if further is None:
            return Fair(shares, bound, proved=False)
        ahead = further
        rest = search.climb(Climb(ahead.seats - CLOSE, pool.size * 1.0, ahead.seats, 0.0, len(floor), whole=True))
        if rest.mixture.z >= -CLOSE:
            return Fair(rest.mixture.shares, bound, proved)
    return Fair(shares, bound or 0.0, proved=False)


def _level_up(search: Search, free: Flags, floor: Floats, ahead: Target) -> Reached:
    size = search.pool.size * free.astype(np.float64)
    return search.climb(Climb(floor, size, ahead.seats, ahead.lowest, len(ahead.held)))
