"""成对之和 · For every pair of statements, over those who saw both: how many, the sums of their views, of the products.

Four sums in one number: (1 + x_i 2^f) (1 + x_j 2^2f) = 1 + x_i 2^f + x_j 2^2f + x_i x_j 2^3f, so one product of matrices
adds up all four at once and exactly, as long as no field overflows. Three hands do it, with the same numbers: dense
tables (BLAS) where people answered much, sparse rows where they answered little, and for many views a compiled kernel
(`pairs_fast`, the extra `fast`). The cost is the sum over participants of their views squared.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeAlias

import numpy as np
from scipy import sparse

from .arrays import Ints
from .views import Views

DENSE_FIELD, DENSE_ROWS = 13, (1 << 12) - 1  # 4 x 13 bits: the whole numbers of a float64
FIELD, ROWS = 16, (1 << 15) - 1  # 4 x 16 bits: an int64
GAIN_ON_SPARSE, GAIN_ON_COMPILED = 60, 20  # as many multiplications BLAS does in the time of one of theirs
LEAST = 20_000  # views; below that the compiled kernel gains nothing over its own start

Hand: TypeAlias = Callable[[Views], Ints]


class Pairs(NamedTuple):
    """Tables of statements x statements: `seen` by both, sum of the first's views `own`, sum of the products `both`."""

    seen: Ints
    own: Ints
    both: Ints


def pair_sums(views: Views, *, fast: bool | None = None) -> Pairs:
    """The sums over all participants. `fast`: use the compiled kernel (None: where numba is there and it pays)."""
    kernel = _kernel(views, fast)
    if not fast and _is_dense(views, GAIN_ON_SPARSE if kernel is None else GAIN_ON_COMPILED):
        seen, own, _other, both = _total(views, _dense, DENSE_FIELD, DENSE_ROWS)
    elif kernel is None:
        seen, own, _other, both = _total(views, _sparse, FIELD, ROWS)
    else:
        seen, own, other, both = _total(views, kernel, FIELD, ROWS)
        return Pairs(_mirrored(seen, seen), _mirrored(own, other), _mirrored(both, both))
    return Pairs(seen, own, both)


def _is_dense(views: Views, gain: int) -> bool:
    return int(np.square(views.counts).sum()) * gain > views.people * views.width**2


def _kernel(views: Views, fast: bool | None) -> Hand | None:
    if fast is False or (fast is None and views.said < LEAST):
        return None
    try:
        from .pairs_fast import upper_half
    except ImportError:
        if fast:
            raise
        return None
    return upper_half


def _total(views: Views, hand: Hand, field: int, rows: int) -> list[Ints]:
    total = [np.zeros((views.width, views.width), dtype=np.int64) for _field in range(4)]
    for part in views.chunks(rows):
        for number, found in enumerate(_fields(hand(part), field)):
            total[number] += found
    return total


def _fields(packed: Ints, field: int) -> Iterator[Ints]:
    """The four numbers in one, each of them signed: what the one below borrowed is given back."""
    half = 1 << (field - 1)
    rest = packed
    for _place in range(3):
        low = ((rest + half) & (2 * half - 1)) - half
        yield low
        rest = (rest - low) >> field
    yield rest


def _dense(part: Views) -> Ints:
    at = np.repeat(np.arange(part.people), part.counts), part.columns
    left, right = np.zeros((2, part.people, part.width))
    left[at] = 1.0 + part.values * float(1 << DENSE_FIELD)
    right[at] = 1.0 + part.values * float(1 << 2 * DENSE_FIELD)
    return (left.T @ right).astype(np.int64)


def _sparse(part: Views) -> Ints:
    shape = (part.people, part.width)
    x = part.values.astype(np.int64)
    left = sparse.csr_matrix((1 + (x << FIELD), part.columns, part.starts), shape=shape)
    right = sparse.csr_matrix((1 + (x << 2 * FIELD), part.columns, part.starts), shape=shape)
    product: Ints = (left.T.tocsr() @ right).toarray()
    return product


def _mirrored(upper: Ints, turned: Ints) -> Ints:
    """The kernel fills the upper half; the lower is the same pair seen from its other side."""
    return upper + np.triu(turned, 1).T
