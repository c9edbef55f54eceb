"""候选 · The pairs a network starts with: all of them where that is not many, else what is near. Others join by price."""

import numpy as np

from .arrays import Ints
from .part import Part

FEW = 60_000  # allowed pairs that go in at once
NEAR_HELPERS, NEAR_HOMES, NEAR_DEALT = 8, 4, 3


def candidates(part: Part, dealt: Ints | None) -> tuple[Ints, Ints]:
    """Households and helpers of the pairs; `dealt`: a plan that must be possible with them."""
    homes, helpers = part.size
    if homes * helpers <= 4 * FEW and part.allowed.sum() <= FEW:
        rows, columns = np.nonzero(part.allowed)
        return rows, columns
    near, back = part.geography.nearest(NEAR_HELPERS), part.geography.nearest_homes(NEAR_HOMES)
    keys = [
        np.repeat(np.arange(homes), near.shape[1]) * helpers + near.ravel(),
        back.ravel() * helpers + np.repeat(np.arange(helpers), back.shape[1]),
        part.present.rows * helpers + part.present.columns,
    ]
    if dealt is not None:
        beside = part.geography.nearest_seats(NEAR_DEALT)[dealt]
        keys += [
            np.arange(homes) * helpers + dealt,
            np.repeat(np.arange(homes), beside.shape[1]) * helpers + beside.ravel(),
        ]
    rows, columns = np.divmod(np.unique(np.concatenate(keys)), helpers)
    fits = part.allowed[rows, columns]
    return rows[fits], columns[fits]
