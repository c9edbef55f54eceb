"""冲突 · Why no panel keeps all quotas: a smallest set of them that can not be kept together, and the smallest change that helps.

The set is found by leaving out one limit after the other (deletion filter): what can be left out and still there is no panel
has nothing to do with it. The change is one small programme: the fewest seats by which limits move, within their flex.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy.sparse import csc_array, hstack

from .arrays import Flags, Floats
from .case import Choices, Person, Quota
from .folding import Pool, fold
from .solver import model, whole

FAR = 1e7


@dataclass(frozen=True)
class Limit:
    """One side of a quota; `there`: the people it is about, those with a seat included."""

    quota: Quota
    side: str  # min or max
    value: int
    there: int


@dataclass(frozen=True)
class Change:
    limit: Limit
    to: int


@dataclass(frozen=True)
class Reason:
    """`few`: more seats than people. `seated`: more people with a seat than seats. `household`: that rule is in the conflict."""

    conflict: tuple[Limit, ...]
    relaxation: tuple[Change, ...]
    within_flex: bool  # the relaxation keeps what the quotas allow to be moved
    few: bool = False
    seated: bool = False
    household: bool = False
    cap: bool = False


class Impossible(ValueError):
    """没有组合 · No panel keeps the quotas."""

    def __init__(self, reason: Reason) -> None:
        super().__init__("no panel keeps the quotas")
        self.reason = reason


def impossible(people: Sequence[Person], quotas: Sequence[Quota], choices: Choices, fixed: Sequence[Person]) -> Reason:
    if len(fixed) > choices.seats:
        return Reason((), (), within_flex=True, seated=True)
    pool = fold(people, quotas, choices, fixed)
    plain = replace(choices, per_household=0)
    free = _all(quotas, limited=False)
    if not _possible(pool, quotas, free):
        few = not _possible(fold(people, quotas, plain, fixed), quotas, free)
        return Reason((), (), within_flex=True, few=few, household=not few)
    if _possible(pool, quotas, _all(quotas, limited=True)):
        return Reason((), (), within_flex=True, cap=True)
    loose = fold(people, quotas, plain, fixed)
    household = bool(choices.per_household) and _possible(loose, quotas, _all(quotas, limited=True))
    kept = _filtered(pool, quotas)
    everyone = [*people, *fixed]
    limits = tuple(
        _limit(quotas[at], side, choices.seats, everyone)
        for side in (0, 1)
        for at in np.flatnonzero(kept[side]).tolist()
    )
    changes, within = _relaxed(pool, quotas, choices, everyone)
    return Reason(limits, changes, within, household=household)


def _all(quotas: Sequence[Quota], *, limited: bool) -> Flags:
    return np.full((2, len(quotas)), limited)


def _bounds(pool: Pool, quotas: Sequence[Quota], kept: Flags) -> tuple[Floats, Floats]:
    low, high, count = pool.low.copy(), pool.high.copy(), len(quotas)
    low[:count][~kept[0]] = -FAR
    high[:count][~kept[1]] = FAR
    return low, high


def _possible(pool: Pool, quotas: Sequence[Quota], kept: Flags) -> bool:
    low, high = _bounds(pool, quotas, kept)
    if (low > high).any():
        return False
    if not len(pool.size):
        return bool(((low <= 0) & (high >= 0)).all())
    none = np.zeros(len(pool.size))
    return whole(model(none, pool.rows, (low, high), (none, pool.most.astype(np.float64)))) is not None


def _filtered(pool: Pool, quotas: Sequence[Quota]) -> Flags:
    """Limits that can not be kept together, none of which can be spared. Compound and maximal limits are tried first."""
    kept = _all(quotas, limited=True)
    order = sorted(((side, at) for at in range(len(quotas)) for side in (0, 1)), key=lambda pair: (-len(quotas[pair[1]].cells), -pair[0], pair[1]))  # fmt: skip
    for side, at in order:
        kept[side, at] = False
        if _possible(pool, quotas, kept):
            kept[side, at] = True
    return kept


def _limit(quota: Quota, side: int, seats: int, everyone: Sequence[Person]) -> Limit:
    there = sum(quota.fits(person) for person in everyone)
    most = seats if quota.most is None else quota.most
    return Limit(quota, "max" if side else "min", most if side else quota.least, there)


def _relaxed(
    pool: Pool, quotas: Sequence[Quota], choices: Choices, everyone: Sequence[Person]
) -> tuple[tuple[Change, ...], bool]:
    """The fewest seats by which limits move; within what the quotas allow if that is enough, else beyond it."""
    for within in (True, False):
        found = _moved(pool, quotas, choices.seats, within=within)
        if found is not None:
            changes = []
            for side, at in zip(*np.nonzero(found > 0), strict=True):
                limit = _limit(quotas[at], int(side), choices.seats, everyone)
                changes.append(Change(limit, limit.value + int(found[side, at]) * (1 if side else -1)))
            return tuple(changes), within
    return (), False


def _moved(pool: Pool, quotas: Sequence[Quota], seats: int, *, within: bool) -> Floats | None:
    count, types, rows = len(quotas), len(pool.size), pool.rows.shape[0]
    down, up = np.zeros(count), np.zeros(count)
    for at, quota in enumerate(quotas):
        most = seats if quota.most is None else quota.most
        down[at] = quota.least - (quota.least_flex if within and quota.least_flex is not None else 0)
        up[at] = (quota.most_flex if within and quota.most_flex is not None else max(seats, most)) - most
    one = csc_array((np.ones(count), (np.arange(count), np.arange(count))), shape=(rows, count))
    table = csc_array(hstack([pool.rows, one, -one], format="csc"))
    # a limit that is moved must still be one: what is below the least is made up, what is above the most is taken off
    costs = np.concatenate([np.zeros(types), -np.ones(2 * count)])
    high = np.concatenate([pool.most.astype(np.float64), np.maximum(down, 0), np.maximum(up, 0)])
    found = whole(model(costs, table, (pool.low, np.maximum(pool.low, pool.high)), (np.zeros(types + 2 * count), high)))
    return None if found is None else found[types:].reshape(2, count)
