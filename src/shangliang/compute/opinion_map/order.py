"""次序 · An order of the participants that hangs on what they said alone, not on where their rows stand in a file.

Every row gets a number made of its views (a sum, so that the order of adding does not matter); equal rows, equal numbers.
"""

import numpy as np
from numpy.typing import NDArray

from .arrays import Ints
from .views import Views


def by_content(views: Views) -> Ints:
    """The participants, in the order of their numbers; of equals, the first stays first."""
    return np.argsort(content_keys(views), kind="stable")


def content_keys(views: Views) -> NDArray[np.uint64]:
    weights = _mixed(np.arange(1, 3 * views.width + 1, dtype=np.uint64))
    found = [np.zeros(0, dtype=np.uint64)]
    for part in views.chunks():
        said = weights[(part.values.astype(np.int32) + 1) * np.int32(part.width) + part.columns]
        total = np.concatenate([np.zeros(1, dtype=np.uint64), np.cumsum(said)])
        found.append(total[part.starts[1:]] - total[part.starts[:-1]])
    return np.concatenate(found)


def _mixed(numbers: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """SplitMix64: well spread numbers that are the same on every machine; it wraps at 64 bits, and means to."""
    x = numbers * np.uint64(0x9E3779B97F4A7C15)
    x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return x ^ (x >> np.uint64(31))
