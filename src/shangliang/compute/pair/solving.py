"""求解 · From one large problem to small ones: what is settled by arithmetic first, then what is connected, by stages."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from .arrays import Flags, Ints
from .candidates import candidates
from .even import bounds, dealt
from .large import improved
from .matching import matched
from .network import Loads
from .part import Aim, Part
from .stages import Solved, solve

EVEN = (Aim.COVERAGE, Aim.URGENCY, Aim.LOAD, Aim.DIFFICULTY)  # what an even deal settles
REST = (Aim.RANK, Aim.KEPT, Aim.DISTANCE, Aim.TIE)
PLAN = EVEN + REST
REPAIR = (Aim.COVERAGE, Aim.KEPT, *(aim for aim in PLAN if aim not in (Aim.COVERAGE, Aim.KEPT)))
SPARSE = 0.1
LARGE = 4_000_000  # pairs: 2,000 x 2,000


@dataclass
class Effort:
    """What it took: for the report."""

    parts: int = 0
    even: int = 0  # parts whose coverage and balance arithmetic proved best
    near: int = 0  # large parts whose distance is near the best, not proved to be it
    pairs: int = 0
    rounds: int = 0

    def count(self, solved: Solved, *, even: bool) -> None:
        self.parts += 1
        self.even += even
        self.pairs += solved.pairs
        self.rounds += solved.rounds


def plan(part: Part, aims: tuple[Aim, ...], effort: Effort) -> Ints:
    """The helper of every household, -1 for none: the best by these aims, in their order."""
    if aims == REPAIR:
        repaired = _repaired(part, effort)
        if repaired is not None:
            return repaired
    return _by_parts(part, aims, effort)


def _repaired(part: Part, effort: Effort) -> Ints | None:
    """All existing pairs stay; the rest is planned into the room that is left.

    That is best if as many people get a helper as ever can (`_most`): neither coverage nor keeping can be better then,
    and the later aims are weighed among all plans that keep everything. Else None: chains of changes may help."""
    taken = _held(part)
    held = np.flatnonzero(taken >= 0)
    room = part.room - np.bincount(taken[held], minlength=len(part.room))
    split = len(part.present.rows) != len(np.unique(part.present.rows))  # people of one household at two helpers
    if split or (room < 0).any() or len(held) < len(np.unique(part.present.rows)):
        return None
    base = part.base.copy()
    for level in range(len(part.gaps)):
        base[:, level] += np.bincount(taken[held[part.level[held] >= level]], minlength=len(room))
    rest, helpers = np.flatnonzero(taken < 0), np.flatnonzero(room > 0)
    left = part.with_room(room, base).cut(rest, helpers)
    found = _by_parts(left, tuple(aim for aim in REPAIR if aim is not Aim.KEPT), effort)
    taken[rest[found >= 0]] = helpers[found[found >= 0]]
    return taken if part.persons[taken >= 0].sum() == _most(part) else None


def _most(part: Part) -> int:
    """People who can have a helper at most: of whom the rules leave any, the largest households, as room goes."""
    able = part.allowed[:, part.room > 0].any(axis=1)
    return int(np.sort(part.persons[able])[::-1][: part.room.sum()].sum())


def _held(part: Part) -> Ints:
    taken = np.full(len(part.level), -1, dtype=np.int64)
    fits = part.allowed[part.present.rows, part.present.columns]
    taken[part.present.rows[fits]] = part.present.columns[fits]
    return taken


def _by_parts(part: Part, aims: tuple[Aim, ...], effort: Effort) -> Ints:
    taken = np.full(len(part.level), -1, dtype=np.int64)
    for rows, columns in _connected(part.allowed):
        whole = len(rows) == len(part.level) and len(columns) == len(part.room)
        found = _one(part if whole else part.cut(rows, columns), aims, effort)
        taken[rows[found >= 0]] = columns[found[found >= 0]]
    return taken


def _one(part: Part, aims: tuple[Aim, ...], effort: Effort) -> Ints:
    asked = tuple(aim for aim in aims if _matters(part, aim))
    limits = bounds(part) if aims[: len(EVEN)] == EVEN else None
    deal = dealt(part) if limits else None
    if limits and deal is not None:
        later = tuple(aim for aim in asked if aim not in EVEN)
        at_once = matched(part, limits[1], later)
        if at_once is not None:
            effort.parts, effort.even = effort.parts + 1, effort.even + 1
            return at_once
        if len(part.level) * len(part.room) > LARGE:
            effort.parts, effort.even, effort.near = effort.parts + 1, effort.even + 1, effort.near + 1
            return improved(part, _kept_evenly(part, limits, effort, deal), later)
        found = solve(part, later, Loads.bounded(*limits), *candidates(part, deal))
        assert found is not None  # the deal itself is such a plan
        effort.count(found, even=True)
        return found.helper
    found = solve(part, asked, Loads.units(part), *candidates(part, deal))
    assert found is not None  # nobody covered is a plan
    effort.count(found, even=False)
    return found.helper


def _kept_evenly(part: Part, limits: tuple[Ints, Ints], effort: Effort, deal: Ints) -> Ints:
    """A large plan starts from the pairs there are, with whoever is new added, if that is as even as can be."""
    if 2 * len(part.present.rows) < len(part.level):
        return deal
    kept = _repaired(part, effort)
    if kept is None or (kept < 0).any():
        return deal
    counts = [np.bincount(kept[part.level >= level], minlength=len(part.room)) for level in range(len(part.gaps))]
    carried = np.stack(counts, axis=1)
    return kept if ((limits[0] <= carried) & (carried <= limits[1])).all() else deal


def _matters(part: Part, aim: Aim) -> bool:
    """Whether plans can differ at it at all."""
    if aim is Aim.RANK:
        return bool(np.ptp(part.rank) and part.hardest.max() > part.rank.min())
    if aim is Aim.KEPT:
        return len(part.present.rows) > 0
    if aim is Aim.DIFFICULTY:
        return len(part.gaps) > 1
    return aim is not Aim.DISTANCE or bool(
        np.ptp(np.concatenate([part.geography.homes, part.geography.seats]), 0).any()
    )


def _connected(allowed: Flags) -> Iterator[tuple[Ints, Ints]]:
    """Households and helpers that have to do with each other; whoever has nobody is in none."""
    homes, helpers = allowed.shape
    if not allowed.any():
        return
    if allowed.all():
        yield np.arange(homes), np.arange(helpers)
        return
    full = np.flatnonzero(allowed.any(axis=1)), np.flatnonzero(allowed.any(axis=0))
    if allowed.mean() > SPARSE and _all_meet(allowed):
        yield full
        return
    row, column = np.nonzero(allowed)
    joined = coo_array((np.ones(len(row), dtype=np.int8), (row, column + homes)), shape=(homes + helpers,) * 2)
    _count, label = connected_components(joined, directed=False)
    rows, columns = full
    rows, columns = (
        rows[np.argsort(label[rows], kind="stable")],
        columns[np.argsort(label[homes + columns], kind="stable")],
    )
    names = np.unique(label[rows])
    for name in names:
        yield _run(rows, label[rows], name), _run(columns, label[homes + columns], name)


def _run(members: Ints, labels: Ints, name: int) -> Ints:
    first, last = np.searchsorted(labels, [name, name + 1])
    return np.sort(members[first:last])


def _all_meet(allowed: Flags) -> bool:
    """Whether two steps from one household reach everybody: then they are connected, without a search."""
    first = int(np.argmax(allowed.any(axis=1)))
    homes = allowed[:, allowed[first]].any(axis=1)
    return bool((homes == allowed.any(axis=1)).all() and (allowed[homes].any(axis=0) == allowed.any(axis=0)).all())
