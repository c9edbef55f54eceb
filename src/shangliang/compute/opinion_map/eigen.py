"""特征向量 · The leading eigenvectors of a symmetric table, the same on every run; quick where they are nearly known.

Small tables are solved whole; larger ones by ARPACK (Lanczos), begun from a fixed vector: the sum of the axes of a
moment ago, and a trace of a pattern that is blind to nothing, so that an axis which overtakes another is noticed. Only one
half of the table is read: the memory is what costs.
"""

import numpy as np
from scipy import linalg
from scipy.linalg.blas import dsymv
from scipy.sparse.linalg import ArpackNoConvergence, LinearOperator, eigsh

from .arrays import Floats

WHOLE = 96  # statements; up to that the whole decomposition costs less
TOLERANCE = 1e-13  # of an eigenvalue
SPACE = 10  # vectors that are enough where the answer is nearly known
TRACE = 1e-6


def leading(table: Floats, wanted: int, start: Floats | None = None) -> tuple[Floats, Floats]:
    """The largest `wanted` eigenvalues, descending, and their eigenvectors as rows."""
    size = len(table)
    if size <= max(WHOLE, 4 * wanted):
        return _whole(table, wanted)
    begin, space = _pattern(size), None
    if start is not None:
        begin, space = start.sum(axis=0) + TRACE * begin, max(SPACE, 3 * wanted)
    half = LinearOperator(table.shape, matvec=lambda x: dsymv(1.0, table.T, x), dtype=np.float64)
    try:
        values, vectors = eigsh(
            half, wanted, which="LA", v0=begin, ncv=space, tol=TOLERANCE, rng=np.random.default_rng(0)
        )
    except ArpackNoConvergence:
        return _whole(table, wanted)
    order = np.argsort(-values, kind="stable")
    return values[order], vectors[:, order].T


def _whole(table: Floats, wanted: int) -> tuple[Floats, Floats]:
    values, vectors = linalg.eigh(table, subset_by_index=[len(table) - wanted, len(table) - 1])
    return values[::-1], vectors[:, ::-1].T


def _pattern(size: int) -> Floats:
    waves: Floats = np.cos(np.arange(1, size + 1) ** 2 * np.sqrt(2.0)) / np.sqrt(size)
    return waves
