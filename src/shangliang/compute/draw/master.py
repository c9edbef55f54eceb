"""权重 · Of the panels found so far, the mixture that gives everybody most: each type at least `need` + `size` · z, z at its highest.

With a cap nobody has more than the cap, or no more above it than others are below what they need.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import highspy
import numpy as np
from scipy.sparse import csc_array, vstack

from .arrays import Floats, Ints
from .solver import OPTIMAL, Unsolved, quiet

INF = highspy.kHighsInf


@dataclass(frozen=True, eq=False)
class Mixture:
    z: float
    shares: Floats  # of the panels, in the order they were added
    weights: Floats  # what one seat more of a type would be worth
    constant: float  # z is never above the worth of the best panel + constant


class Master:
    def __init__(self, people: Ints, need: Floats, size: Floats, goal: float, cap: float | None = None) -> None:
        self.types, self.people, self.cap = len(need), people, cap
        self.solver = quiet(presolve="off", simplex_strategy=4, primal_feasibility_tolerance=1e-10, dual_feasibility_tolerance=1e-10)  # fmt: skip
        rows, none = self.types * (1 if cap is None else 2), np.zeros(0)
        low, high = np.full(rows + 1, -INF), np.full(rows + 1, INF)
        low[: self.types] = need
        if cap is not None:
            high[self.types : rows] = cap * people
        low[rows] = high[rows] = 1
        self.need, self.size, self.rows = need, size, rows
        self.solver.addRows(rows + 1, low, high, 0, np.zeros(0, np.int32), np.zeros(0, np.int32), none)
        self.solver.changeObjectiveSense(highspy.ObjSense.kMaximize)
        index, value = np.arange(self.types, dtype=np.int32), -size.astype(np.float64)
        if cap is not None:
            index, value = np.arange(rows, dtype=np.int32), np.concatenate([value, people.astype(np.float64)])
        self.solver.addCol(1.0, -INF, goal, len(index), index, value)

    def add(self, panels: Sequence[Ints]) -> None:
        table = csc_array(np.array(panels, dtype=np.float64).T.reshape(self.types, -1))
        one = np.ones((1, len(panels)))
        parts = [table, *([table] if self.cap is not None else []), csc_array(one)]
        whole = csc_array(vstack(parts, format="csc"))
        none = np.zeros(len(panels))
        self.solver.addCols(len(panels), none, none, none + INF, whole.nnz, whole.indptr[:-1].astype(np.int32), whole.indices.astype(np.int32), whole.data)  # fmt: skip

    def solve(self) -> Mixture:
        self.solver.run()
        if self.solver.getModelStatus() != OPTIMAL:
            raise Unsolved(self.solver.modelStatusToString(self.solver.getModelStatus()))
        found = self.solver.getSolution()
        value, dual = np.asarray(found.col_value), np.asarray(found.row_dual)
        below = np.maximum(-dual[: self.types], 0)
        above = np.zeros(self.types) if self.cap is None else np.maximum(dual[self.types : self.rows], 0)
        paid = float(below @ self.size + above @ self.people) or 1.0
        owed = float(below @ self.need - (self.cap or 0) * (above @ self.people))
        return Mixture(float(value[0]), np.maximum(value[1:], 0), (below - above) / paid, -owed / paid)
