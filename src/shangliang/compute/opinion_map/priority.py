"""优先 · Which statement is worth showing next: one that people engage with, that moves the map, or that is new."""

import numpy as np

from .arrays import Flags, Floats
from .components import Components
from .tally import Tally

META = 49.0  # a statement about the participants themselves: (7)^2, whatever was said of it


def extremity(found: Components) -> Floats:
    """How far one who agrees with this statement alone would stand from the middle, on the first two axes."""
    width = len(found.means)
    moves = (1 - found.means) * found.axes[:2]
    far: Floats = np.sqrt(width) * np.sqrt(np.square(moves).sum(axis=0))
    return far


def priority(counts: Tally, far: Floats, meta: Flags, moderated: Flags) -> Floats:
    """Over the grouped participants; 0 for what was moderated out."""
    agreed, seen, passed = counts.agreed.sum(axis=0), counts.seen.sum(axis=0), counts.passed.sum(axis=0)
    engaged = 1 - (passed + 1) / (seen + 2)
    importance = engaged * (far + 1) * (agreed + 1) / (seen + 2)
    newness = 1 + 8 * 2.0 ** (-seen / 5)
    weights = np.where(meta, META, np.square(importance * newness))
    return np.where(moderated, 0.0, weights)


def drawn(weights: Floats, answered: Flags, chance: np.random.Generator) -> int | None:
    """The next statement for someone who has answered these: drawn in proportion to priority; None when all is said."""
    left = np.where(answered, 0.0, weights)
    total = left.sum()
    if total <= 0:
        return None
    return int(np.searchsorted(np.cumsum(left), chance.random() * total, side="right"))
