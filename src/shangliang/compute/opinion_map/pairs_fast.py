"""快速内核 · The pair sums of `pairs`, compiled (numba, extra `fast`): each pair of a row once, in the upper half.

Columns are unsigned, so that no index can be negative and the loop has no branch; a row's right-hand numbers are made
once. About 2 ns a pair.
"""

from collections.abc import Callable

import numba
import numpy as np

from .arrays import Columns, Ints, Marks
from .views import Views


def _rows(starts: Ints, columns: Columns, values: Marks, table: Ints) -> None:
    right = np.empty(len(table), np.int64)
    at = np.empty(len(table), np.uint32)
    for row in range(len(starts) - 1):
        begin = starts[row]
        length = np.uint32(starts[row + 1] - begin)
        for n in range(length):
            right[n] = 1 + (np.int64(values[begin + n]) << 32)
            at[n] = columns[begin + n]
        for first in range(length):
            left = 1 + (np.int64(values[begin + first]) << 16)
            line = table[at[first]]
            for second in range(first, length):
                place = at[second]
                line[place] += left * right[second]


_compiled: Callable[[Ints, Columns, Marks, Ints], None] = numba.njit(cache=True, nogil=True)(_rows)


def upper_half(part: Views) -> Ints:
    """The packed sums of at most 32,767 participants, above the diagonal and on it."""
    table = np.zeros((part.width, part.width), dtype=np.int64)
    _compiled(part.starts, part.columns, part.values, table)
    return table
