"""一对一 · Where nobody takes more than one household: the dense assignment problem, solved exactly by SciPy."""

from collections.abc import Sequence

import numpy as np
from scipy.optimize import linear_sum_assignment

from .arrays import Ints
from .part import Aim, Part
from .weights import EXACT, Weights

DENSE = 4_000_000  # pairs: 32 MB of costs


def matched(part: Part, high: Ints, aims: Sequence[Aim]) -> Ints | None:
    """The best plan that covers everybody, at most one household to a helper; None: not of this kind, or too large.

    With one each, load and difficulty are as even as can be whoever it is, so only the later aims are left."""
    homes, helpers = part.size
    if high.max(initial=0) > 1 or homes * helpers > DENSE:
        return None
    weights = Weights(part, aims)
    if not weights.exact:  # no room for lots: SciPy goes through the ids in their order, which decides as well
        weights = Weights(part, [aim for aim in aims if aim is not Aim.TIE])
    if not weights.exact:
        return None
    table = weights.table(np.arange(homes), np.arange(helpers)).astype(np.float64)
    fits = part.allowed & (part.room > 0)
    table[~fits] = EXACT
    at, taken = linear_sum_assignment(table)
    return taken.astype(np.int64) if fits[at, taken].all() else None
