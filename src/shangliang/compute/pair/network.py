"""网络 · The pairing as a flow of least cost, solved as a linear programme by HiGHS.

    household i --x(i,j)--> (helper j, level of i) --> (j, level below) --> ... --> (j, lowest) --> done
    household i --z(i)----> nobody

The arc out of (j, level l) carries the households of helper j at or above l. Split into units that cost 1, 3, 5, ...
it costs the square of what it carries, so cheap units fill first. Every column leaves one row and enters another at
most: a network matrix, hence totally unimodular. With whole bounds every vertex is whole, and with whole costs the
duals of every basis are whole. They are rounded to exact integers and the optimum is proved again with those (`prove`):
no tolerance of the solver decides.
"""

from collections.abc import Callable
from dataclasses import dataclass

import highspy
import numpy as np

from .arrays import Floats, Ints
from .part import Costs, Part

DUAL, PRIMAL = 1, 4  # from nothing the dual simplex is faster; from a plan that still holds, the primal
NEAR = 1e-3  # how far from a whole number a value of the solver may be


class Unproved(RuntimeError):
    """The solver's answer is not an optimum in whole numbers: a fault of ours, never shown as a plan."""


@dataclass(frozen=True, eq=False)
class Loads:
    """Columns of the arcs out of (helper, level): units of one for stages, or one arc with bounds."""

    helper: Ints
    level: Ints
    before: Ints  # households already on the arc: what the unit costs hangs on it
    low: Ints
    high: Ints
    everybody: bool = False  # nobody may go without a helper

    @classmethod
    def units(cls, part: Part) -> "Loads":
        """As many units as a helper has room for and there are households at or above the level that may come."""
        reach = np.stack([part.allowed[part.level >= level].sum(axis=0) for level in range(len(part.gaps))], axis=1)
        counts = np.minimum(part.room[:, None], reach)
        helper, level = (at.ravel() for at in np.indices(counts.shape))
        counted = counts.ravel()
        unit = np.arange(counted.sum()) - np.repeat(np.cumsum(counted) - counted, counted)
        helper, level = np.repeat(helper, counted), np.repeat(level, counted)
        return cls(helper, level, part.base[helper, level] + unit, np.zeros_like(unit), np.ones_like(unit))

    @classmethod
    def bounded(cls, low: Ints, high: Ints) -> "Loads":
        helper, level = (at.ravel() for at in np.indices(low.shape))
        return cls(helper, level, np.zeros_like(helper), low.ravel(), high.ravel(), everybody=True)


class Network:
    """Columns: z of every household, then the loads, then the pairs, which may become more."""

    def __init__(self, part: Part, loads: Loads, rows: Ints, columns: Ints) -> None:
        self.part, self.loads = part, loads
        self.homes, self.levels = len(part.level), len(part.gaps)
        self.rows, self.columns = np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
        self.value = self.reduced = self.low = self.high = np.zeros(0, dtype=np.int64)
        self._solver = _quiet()
        self._begin()
        self.add(rows, columns)

    def add(self, rows: Ints, columns: Ints) -> None:
        """Pairs that may be used from now on."""
        count = len(rows)
        none, one = np.zeros(count, dtype=np.int64), np.ones(count, dtype=np.int64)
        node = self._node(columns, self.part.level[rows])
        ends = np.column_stack([rows, node]).ravel()
        self._append(none, one, 2 * one, ends, np.ones(2 * count))
        self.rows, self.columns = np.concatenate([self.rows, rows]), np.concatenate([self.columns, columns])

    def solve(self, costs: Costs) -> tuple[Ints, Ints] | None:
        """The duals of households and of (helper, level), in whole numbers; None: there is no such plan."""
        asked = self._costs(costs)
        every = np.arange(len(asked), dtype=np.int32)
        self._solver.changeColsCost(len(asked), every, asked.astype(np.float64))
        self._solver.setOptionValue("simplex_strategy", PRIMAL if len(self.value) else DUAL)
        self._solver.run()
        status = self._solver.getModelStatus()
        if status == highspy.HighsModelStatus.kInfeasible:
            return None
        if status != highspy.HighsModelStatus.kOptimal:
            raise Unproved(self._solver.modelStatusToString(status))
        found = self._solver.getSolution()
        self.value, dual = _whole(found.col_value), _whole(found.row_dual)
        self.reduced = asked - self._through(dual)
        self.prove(asked, dual)
        return dual[: self.homes], dual[self.homes :].reshape(-1, self.levels)

    def prove(self, asked: Ints, dual: Ints) -> None:
        """Weak duality, in integers: the plan keeps all bounds and costs what the duals say nothing can undercut."""
        dear, cheap = self.reduced > 0, self.reduced < 0
        fits = (self.value >= self.low).all() and (self.value <= self.high).all() and not self._imbalance().any()
        if not fits or (self.value != self.low)[dear].any() or (self.value != self.high)[cheap].any():
            raise Unproved("not optimal in whole numbers")

    def settle(self) -> None:
        """Holds what may not change without losing something at this stage: complementary slackness.

        All optima, and only they, have every column whose reduced cost is not 0 where it is now."""
        held = np.flatnonzero((self.reduced != 0) & (self.low < self.high)).astype(np.int32)
        self.low[held] = self.high[held] = self.value[held]
        value = self.value[held].astype(np.float64)
        self._solver.changeColsBounds(len(held), held, value, value)

    def chosen(self) -> Ints:
        """The helper of every household, -1 for none."""
        taken = np.full(self.homes, -1, dtype=np.int64)
        used = self.value[self._first :] == 1
        taken[self.rows[used]] = self.columns[used]
        return taken

    @property
    def _first(self) -> int:
        return self.homes + len(self.loads.helper)

    def _node(self, helper: Ints, level: Ints) -> Ints:
        return self.homes + helper * self.levels + level

    def _costs(self, costs: Costs) -> Ints:
        loads = costs.units(self.loads.level, self.loads.before)
        return np.concatenate([costs.uncovered(), loads, costs.pairs(self.rows, self.columns)])

    def _through(self, dual: Ints) -> Ints:
        """What each column earns by the duals of its rows."""
        leaves = dual[self._node(self.loads.helper, self.loads.level)]
        below = dual[self._node(self.loads.helper, np.maximum(self.loads.level - 1, 0))]
        loads = np.where(self.loads.level > 0, below, 0) - leaves
        pairs = dual[self.rows] + dual[self._node(self.columns, self.part.level[self.rows])]
        return np.concatenate([dual[: self.homes], loads, pairs])

    def _imbalance(self) -> Ints:
        """Of every row, what is there too much or too little."""
        none, loads, pairs = np.split(self.value, [self.homes, self._first])
        over = np.zeros(self.homes + len(self.part.room) * self.levels, dtype=np.int64)
        over[: self.homes] = none - 1
        np.add.at(over, self.rows, pairs)
        np.add.at(over, self._node(self.columns, self.part.level[self.rows]), pairs)
        np.subtract.at(over, self._node(self.loads.helper, self.loads.level), loads)
        above = self.loads.level > 0
        np.add.at(over, self._node(self.loads.helper[above], self.loads.level[above] - 1), loads[above])
        return over

    def _begin(self) -> None:
        """The rows, and the columns of z and the loads."""
        wanted = np.zeros(self.homes + len(self.part.room) * self.levels)
        wanted[: self.homes] = 1
        empty = np.zeros(0)
        self._solver.addRows(len(wanted), wanted, wanted, 0, np.zeros(0, np.int32), np.zeros(0, np.int32), empty)
        one = np.ones(self.homes, dtype=np.int64)
        may = one * (not self.loads.everybody)
        self._append(np.zeros_like(one), may, one, np.arange(self.homes), np.ones(self.homes))
        two = self.loads.level > 0
        counts = 1 + two.astype(np.int64)
        starts = np.cumsum(counts) - counts
        ends, signs = np.zeros(counts.sum(), dtype=np.int64), -np.ones(counts.sum())
        ends[starts] = self._node(self.loads.helper, self.loads.level)
        ends[starts[two] + 1] = self._node(self.loads.helper[two], self.loads.level[two] - 1)
        signs[starts[two] + 1] = 1
        self._append(self.loads.low, self.loads.high, counts, ends, signs)

    def _append(self, low: Ints, high: Ints, counts: Ints, ends: Ints, signs: Floats) -> None:
        starts = (np.cumsum(counts) - counts).astype(np.int32)
        bounds = (low.astype(np.float64), high.astype(np.float64))
        costs = np.zeros(len(counts))
        self._solver.addCols(len(counts), costs, *bounds, len(ends), starts, ends.astype(np.int32), signs)
        self.low, self.high = np.concatenate([self.low, low]), np.concatenate([self.high, high])


def _quiet() -> highspy.Highs:
    """One thread and no chance: the same path on every run."""
    made: Callable[[], highspy.Highs] = highspy.Highs  # it comes without types
    solver = made()
    for name, value in (("output_flag", False), ("threads", 1), ("random_seed", 0)):
        solver.setOptionValue(name, value)
    return solver


def _whole(values: list[float] | Floats) -> Ints:
    exact = np.asarray(values, dtype=np.float64)
    whole = np.rint(exact)
    if len(exact) and np.abs(exact - whole).max() > NEAR:
        raise Unproved("a value that is not whole")
    return whole.astype(np.int64)
