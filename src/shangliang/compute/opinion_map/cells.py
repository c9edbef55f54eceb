"""格子 · Positions that lie close together as one point with a weight: groups are then sought among some hundred points.

The cells of a grid, each as its own middle: a function of where people stand and of nothing else, so the order of the
rows can not change a bit of what follows. The grid is as fine as the number of cells allows; in small rooms each
participant has one of their own.
"""

from math import ceil, log2
from typing import NamedTuple

import numpy as np

from .arrays import Floats, Ints

MOST = 400  # cells
FINEST, FINE = 20, 9  # bits to each side of the middle: for few participants, for many


class Cells(NamedTuple):
    """`points` (cells x components), their `weights` (participants)."""

    points: Floats
    weights: Floats


def cells(placed: Floats, most: int = MOST) -> Cells:
    people, sides = placed.shape
    reach = float(np.abs(placed).max(initial=0.0))
    if reach == 0:
        return Cells(np.zeros((min(people, 1), sides)), np.full(min(people, 1), float(people)))
    finer = min(FINEST if people <= most else FINE, 62 // sides - 2)
    bits = finer - ceil(log2(reach))
    keys = np.floor(np.ldexp(placed, bits)).astype(np.int64)
    keys, weights = _distinct(keys, np.ones(people, dtype=np.int64), finer)
    while len(keys) > most:
        bits -= 1
        keys, weights = _distinct(keys >> 1, weights, finer)
    return Cells(np.ldexp(keys + 0.5, -bits), weights.astype(np.float64))


def _distinct(keys: Ints, weights: Ints, finer: int) -> tuple[Ints, Ints]:
    """Each cell once, with all that fell into it; its sides are packed in one number to be sorted."""
    width = finer + 2
    places = np.arange(keys.shape[1]) * width
    packed = ((keys + (1 << finer)) << places).sum(axis=1)
    found, first, at = np.unique(packed, return_index=True, return_inverse=True)
    total = np.zeros(len(found), dtype=np.int64)
    np.add.at(total, at, weights)
    return keys[first], total
