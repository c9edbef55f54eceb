"""区间 · How far a share can be trusted: Wilson's score interval, honest for few views and for 0 % and 100 %."""

import numpy as np
from numpy.typing import ArrayLike

from .arrays import Floats

Z = 1.959963984540054  # 95 %, both sides


def wilson(hits: ArrayLike, trials: ArrayLike, z: float = Z) -> tuple[Floats, Floats]:
    """Lower and upper end for `hits` of `trials`; where nobody was asked, nothing is known: 0 to 1."""
    asked = np.asarray(trials, dtype=np.float64)
    n = np.maximum(asked, 1)
    p = np.asarray(hits, dtype=np.float64) / n
    middle = p + z * z / (2 * n)
    reach = z * np.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    whole = 1 + z * z / n
    low = np.where(asked > 0, np.maximum((middle - reach) / whole, 0), 0.0)
    high = np.where(asked > 0, np.minimum((middle + reach) / whole, 1), 1.0)
    return low, high
