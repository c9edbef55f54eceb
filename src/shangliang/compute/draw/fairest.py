"""公平 · The mixture of panels that is fairest: the fairest chances of split panels where whole panels reach them, else level by level.

The levels are those of the paper (Flanigan and others 2021): the lowest chance as high as can be, then the types that hold it
down (a weight that is not 0) keep theirs, and the lowest chance of the others is raised.
"""

from dataclasses import dataclass, replace

import numpy as np

from .arrays import Flags, Floats
from .case import Aim
from .columns import CLOSE, Climb, Reached, Search
from .relaxed import Target, target

CENTRAL = 6  # levels of the target that series of panels aim at, where only the lowest counts
LEVELS = 60
NEARLY = 1e-7  # what solving level upon level leaves
LARGE = 600  # types: with more, the mixture of panels that gives each exactly its due takes minutes to find


@dataclass(frozen=True, eq=False)
class Fair:
    shares: Floats  # of the panels that were found
    bound: float  # the lowest chance can not be above
    complete: bool  # every level that was asked for is proved


def fairest(search: Search, free: Flags, first: Target, aim: Aim, cap: float | None) -> Fair:
    """`free`: the types that can be drawn. `first`: their target."""
    size: Floats = np.where(free, search.pool.size, 0).astype(np.float64)
    if aim is Aim.LEXIMIN and cap is None and len(size) > LARGE:
        return _lowest_levels(search, size, first)
    if aim is Aim.LEXIMIN or cap is not None:
        ends: Floats = first.seats if aim is Aim.LEXIMIN else first.lowest * size
        reached = search.climb(Climb(ends, size, first.seats, 0.0, len(size), cap, whole=cap is None))
        if reached.mixture.z >= -CLOSE or cap is not None:
            told = reached.mixture.z >= -CLOSE
            return Fair(reached.mixture.shares, first.lowest, told)
    if aim is Aim.MAXIMIN:
        return _maximin(search, size, first)
    return _levels(search, free, first)


def _lowest_levels(search: Search, size: Floats, first: Target) -> Fair:
    """Thousands of types: as many of the lowest levels as LARGE types make, the others at least at the last of these."""
    many = np.searchsorted(np.cumsum(np.bincount(first.level)), LARGE, side="right")
    held = first.level < max(1, int(many))
    last: float = (first.seats[held] / search.pool.size[held]).max()
    need: Floats = np.where(held, first.seats, np.minimum(last * size, first.seats))
    reached = search.climb(Climb(need, size, first.seats, 0.0, int(held.sum()), whole=True))
    if reached.mixture.z >= -CLOSE:
        return Fair(reached.mixture.shares, first.lowest, bool(held.all()))
    return replace(_maximin(search, size, first), complete=False)


def _maximin(search: Search, size: Floats, first: Target) -> Fair:
    reached = search.climb(Climb(np.zeros(len(size)), size, first.seats, first.lowest, first.held))
    return Fair(reached.mixture.shares, reached.upper, reached.proved)


def _levels(search: Search, free: Flags, ahead: Target) -> Fair:
    """Whole panels do not reach the target: each level is climbed and proved by itself."""
    pool, free, bound = search.pool, free.copy(), None
    floor: Floats = np.zeros(len(free))
    shares, proved = np.zeros(0), True
    for _level in range(LEVELS):
        reached = _level_up(search, free, floor, ahead)
        shares, proved = reached.mixture.shares, proved and reached.proved
        bound = reached.upper if bound is None else bound
        held = free & (reached.mixture.weights > CLOSE)
        if not held.any() and reached.mixture.z >= ahead.lowest - CLOSE:
            held = free & (ahead.level == 0)  # it is the target that holds them down
        if not held.any() or not proved:
            return Fair(shares, bound, complete=False)
        floor[held] = np.maximum(reached.mixture.z, 0) * pool.size[held] - CLOSE
        free = free & ~held
        if not free.any():
            return Fair(shares, bound, proved)
        further = target(pool, free, None, floor=floor)
        if further is None:
            return Fair(shares, bound, complete=False)
        ahead = further
        need: Floats = ahead.seats - CLOSE
        rest = search.climb(Climb(need, pool.size.astype(np.float64), ahead.seats, 0.0, len(floor), whole=True))
        if rest.mixture.z >= -NEARLY:
            return Fair(rest.mixture.shares, bound, proved)
    return Fair(shares, bound or 0.0, complete=False)


def _level_up(search: Search, free: Flags, floor: Floats, ahead: Target) -> Reached:
    size: Floats = np.where(free, search.pool.size, 0).astype(np.float64)
    return search.climb(Climb(floor, size, ahead.seats, ahead.lowest, ahead.held))
