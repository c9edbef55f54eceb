"""题 · One problem for the solver: households to be given to helpers who have room, and what a pair costs at each stage."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from .arrays import Flags, Ints
from .geography import Geography
from .present import Present
from .ties import Ties


class Aim(StrEnum):
    """目标 · What is asked one after the other; a later one never costs an earlier one anything."""

    COVERAGE = "coverage"  # people without a helper
    URGENCY = "urgency"  # their difficulty: where not all can be covered, the hardest are first
    LOAD = "load"  # households of each helper, squared
    DIFFICULTY = "difficulty"  # the same of the households at or above each level of difficulty
    RANK = "rank"  # by how much difficulty tops rank
    KEPT = "kept"  # people who lose a helper they have
    DISTANCE = "distance"  # metres
    TIE = "tie"  # lots drawn by the ids: of equal plans always the same one


@dataclass(frozen=True, eq=False)
class Part:
    """Households n, helpers m, levels of difficulty L."""

    level: Ints  # n
    gaps: Ints  # L: by how much a level tops the one below
    persons: Ints  # n
    hardship: Ints  # n: all difficulties of a household
    room: Ints  # m: households a helper may still take
    base: Ints  # m x L: households at or above a level that a helper has already
    allowed: Flags  # n x m
    hardest: Ints  # n: the difficulty of the hardest case
    rank: Ints  # m
    present: Present
    geography: Geography
    ties: Ties

    @property
    def size(self) -> tuple[int, int]:
        return len(self.level), len(self.room)

    def with_room(self, room: Ints, base: Ints) -> "Part":
        return replace(self, room=room, base=base)

    def cut(self, rows: Ints, columns: Ints) -> "Part":
        """These households and helpers alone."""
        return replace(
            self,
            level=self.level[rows], persons=self.persons[rows], hardship=self.hardship[rows],
            room=self.room[columns], base=self.base[columns], allowed=self.allowed[np.ix_(rows, columns)],
            hardest=self.hardest[rows], rank=self.rank[columns], present=self.present.cut(rows, columns),
            geography=self.geography.cut(rows, columns), ties=self.ties.cut(rows, columns),
        )  # fmt: skip


class Costs:
    """What pairs cost at one stage. Every cost is a whole number of zero or more."""

    def __init__(self, part: Part, aim: Aim) -> None:
        self._part, self.aim = part, aim
        self._of = self._priced()

    def _priced(self) -> Callable[[Ints, Ints], Ints]:
        part = self._part
        of: dict[Aim, Callable[[Ints, Ints], Ints]] = {
            Aim.RANK: lambda rows, columns: np.maximum(part.hardest[rows] - part.rank[columns], 0),
            Aim.KEPT: lambda rows, columns: part.persons[rows] - part.present.among(rows, columns),
            Aim.DISTANCE: part.geography.metres,
            Aim.TIE: part.ties.of,
        }
        return of.get(self.aim, lambda rows, columns: np.zeros(len(rows), dtype=np.int64))

    def pairs(self, rows: Ints, columns: Ints) -> Ints:
        return self._of(rows, columns)

    def table(self, rows: Ints, columns: Ints) -> Ints:
        """Of all pairs of these households and helpers."""
        part = self._part
        if self.aim is Aim.DISTANCE:
            return part.geography.table(rows, columns)
        if self.aim is Aim.TIE:
            return part.ties.table(rows, columns)
        if self.aim is Aim.RANK:
            over: Ints = np.maximum(part.hardest[rows, None] - part.rank[columns], 0)
            return over
        row, column = np.indices((len(rows), len(columns)))
        return self.pairs(rows[row.ravel()], columns[column.ravel()]).reshape(row.shape)

    def uncovered(self) -> Ints:
        """Of a household without a helper."""
        part = self._part
        lost = {Aim.COVERAGE: part.persons, Aim.KEPT: part.persons, Aim.URGENCY: part.hardship}
        return lost.get(self.aim, np.zeros_like(part.persons))

    def units(self, level: Ints, before: Ints) -> Ints:
        """Of one household more at or above this level, where a helper has so many before: the rise of the square."""
        rise = 2 * before + 1
        if self.aim is Aim.LOAD:
            return np.where(level == 0, rise, 0)
        if self.aim is Aim.DIFFICULTY:
            return np.where(level > 0, rise * self._part.gaps[level], 0)
        return np.zeros_like(rise)

    def at_most(self, rows: slice, duals: tuple[Ints, Ints], asked: Flags) -> tuple[Ints, Ints]:
        """Which of the asked pairs of these households cost no more than the duals of their two ends."""
        part = self._part
        mine, theirs = duals[0][rows, None], duals[1].T[part.level[rows]]
        if self.aim is Aim.DISTANCE:
            row, column = part.geography.near(rows, mine.astype(np.float32) + theirs.astype(np.float32))
            found = asked[row - rows.start, column]
        else:
            at, column = np.nonzero(asked & (self._floor(rows) <= mine + theirs))
            row, found = at + rows.start, np.ones(len(at), dtype=np.bool_)
        row, column = row[found], column[found]
        fits = self.pairs(row, column) <= duals[0][row] + duals[1][column, part.level[row]]
        return row[fits], column[fits]

    def _floor(self, rows: slice) -> Ints:
        """What pairs of these households cost at least: enough to pass most of them over."""
        part = self._part
        if self.aim is Aim.RANK:
            over: Ints = np.maximum(part.hardest[rows, None] - part.rank, 0)
            return over
        if self.aim is Aim.KEPT:  # whoever is paired now is in the network from the start
            return part.persons[rows, None]
        return np.zeros((1, 1), dtype=np.int64)
