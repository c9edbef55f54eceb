"""目标 · The fairest chances if panels could be split: a bound for what whole panels can reach, and what they aim at.

One linear programme in s and z: a type's expected seats are s + size · z, so z is what everybody has at least. The types that
hold z down (a reduced cost that is not 0) keep what they have, the others go on.
"""

from dataclasses import dataclass

import highspy
import numpy as np

from .arrays import Flags, Floats, Ints
from .folding import Pool
from .solver import model, quiet

TIGHT, OVER = 1e-8, 1e-9


@dataclass(frozen=True, eq=False)
class Target:
    seats: Floats  # expected, of each type
    lowest: float  # the chance everybody has at least
    level: (
        Ints  # of each type the step at which it was found that it can not have more; those beyond the last have more
    )

    @property
    def held(self) -> int:
        """How many types hold the lowest chance down."""
        return int((self.level == 0).sum())


def target(
    pool: Pool, free: Flags, cap: float | None, levels: int | None = None, floor: Floats | None = None
) -> Target | None:
    """Leximin over the `free` types, or its first levels; the others have their `floor` at least. None: no such chances."""
    return _Levels(pool, free, cap, np.zeros(len(free)) if floor is None else floor).run(levels)


class _Levels:
    def __init__(self, pool: Pool, free: Flags, cap: float | None, floor: Floats) -> None:
        self.pool, self.free, self.size = pool, free.copy(), pool.size
        self.most = pool.most.astype(np.float64) if cap is None else np.minimum(pool.most, cap * pool.size)
        self.least = np.where(free, 0, floor)
        self.extra: dict[int, int] = {}
        self.solver = quiet(presolve="off", simplex_strategy=1)
        count, rows = self.size.shape[0], pool.rows.shape[0]
        costs = np.zeros(count)
        self.solver.passModel(model(costs, pool.rows, (pool.low, pool.high), (self.least, self.most.copy())))
        self.solver.addCol(1.0, 0.0, 1.0, 0, np.zeros(0, np.int32), np.zeros(0))
        self.z, self.base = count, rows
        self._weigh()

    def _weigh(self) -> None:
        """What z costs each row: of all types that are still free."""
        for row, value in enumerate(self.pool.rows @ (self.size * self.free).astype(np.float64)):
            self.solver.changeCoeff(row, self.z, float(value))

    def run(self, levels: int | None) -> Target | None:
        seats, lowest, passed = np.zeros(len(self.size)), None, 0
        level = np.full(len(self.size), len(self.size))
        while self.free.any() and (levels is None or passed < levels):
            solved = self._solve()
            if solved is None:
                return None
            seats, z, dear = solved
            tight = self.free & (dear > TIGHT)
            if not tight.any():
                tight = self.free & (dear >= dear[self.free].max())
            lowest = z if lowest is None else lowest
            level[tight] = passed
            self._hold(np.flatnonzero(tight), seats)
            passed += 1
        return Target(seats, lowest or 0.0, level)

    def _solve(self) -> tuple[Floats, float, Floats] | None:
        while True:
            self.solver.run()
            if self.solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
                return None
            found = self.solver.getSolution()
            value, cost = np.asarray(found.col_value), np.abs(np.asarray(found.col_dual))
            z = float(value[self.z])
            seats: Floats = value[: self.z] + z * self.size * self.free
            over = np.flatnonzero(self.free & (seats > self.most + OVER))
            new = [int(n) for n in over if int(n) not in self.extra]
            if not new:
                return seats, z, cost[: self.z]
            for n in new:
                self.extra[n] = self.base + len(self.extra)
                pair = np.array([n, self.z], np.int32), np.array([1.0, float(self.size[n])])
                self.solver.addRow(-highspy.kHighsInf, float(self.most[n]), 2, *pair)

    def _hold(self, types: Ints, seats: Floats) -> None:
        self.free[types] = False
        for n in types:
            value = float(min(seats[n], self.most[n]))
            self.solver.changeColBounds(int(n), value, value)
            if int(n) in self.extra:
                self.solver.changeRowBounds(self.extra[int(n)], -highspy.kHighsInf, highspy.kHighsInf)
        self._weigh()
