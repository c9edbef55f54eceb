"""求解器 · HiGHS with one thread and no chance: the same path on every run."""

from collections.abc import Callable
from typing import Any

import highspy
import numpy as np

from .arrays import Floats, Ints, Table

SPLIT = 1e-6  # further than this from a whole number is split
OPTIMAL, NONE = highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kInfeasible


class Unsolved(RuntimeError):
    """The solver gave up: a fault of ours, never shown as a panel."""


def quiet(**options: Any) -> highspy.Highs:
    made: Callable[[], highspy.Highs] = highspy.Highs  # it comes without types
    solver = made()
    for name, value in {"output_flag": False, "threads": 1, "random_seed": 0, "parallel": "off", **options}.items():
        solver.setOptionValue(name, value)
    return solver


def model(costs: Floats, rows: Table, row: tuple[Floats, Floats], column: tuple[Floats, Floats]) -> highspy.HighsLp:
    """Most of costs · x, with rows · x and x within their bounds."""
    made = highspy.HighsLp()
    made.num_row_, made.num_col_ = rows.shape
    made.sense_ = highspy.ObjSense.kMaximize
    made.col_cost_ = costs
    made.row_lower_, made.row_upper_ = row
    made.col_lower_, made.col_upper_ = column
    made.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    made.a_matrix_.start_, made.a_matrix_.index_, made.a_matrix_.value_ = rows.indptr, rows.indices, rows.data
    return made


def solved(solver: highspy.Highs) -> tuple[Floats, Floats] | None:
    """The columns' values and what each would cost, or None where there is no solution."""
    solver.run()
    if solver.getModelStatus() != OPTIMAL:
        return None
    found = solver.getSolution()
    return np.asarray(found.col_value), np.abs(np.asarray(found.col_dual))


def fractions(values: Floats) -> Ints:
    return np.flatnonzero(np.abs(values - np.rint(values)) > SPLIT)


def whole(made: highspy.HighsLp) -> Floats | None:
    """The best x in whole numbers, or None where there is none."""
    made.integrality_ = [highspy.HighsVarType.kInteger] * made.num_col_
    solver = quiet(mip_rel_gap=0.0, mip_abs_gap=1e-10)
    solver.passModel(made)
    solver.run()
    status = solver.getModelStatus()
    if status == OPTIMAL:
        found: Floats = np.rint(np.asarray(solver.getSolution().col_value))
        return found
    if status in (NONE, highspy.HighsModelStatus.kUnboundedOrInfeasible):
        return None
    raise Unsolved(solver.modelStatusToString(status))
