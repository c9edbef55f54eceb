"""显著 · How likely a view is in a group, and whether that is more than chance: the published formulas of Polis."""

import numpy as np

from .arrays import Floats, Ints

LEVEL = 1.2816  # one-sided, 90 %


def likelihood(hits: Ints, seen: Ints) -> Floats:
    """p = (n + 1) / (seen + 2): with few views it stays near one half."""
    p: Floats = (hits + 1) / (seen + 2)
    return p


def against_half(hits: Ints, seen: Ints) -> Floats:
    """z of a share against one half."""
    z: Floats = 2 * np.sqrt(seen + 1) * ((hits + 1) / (seen + 1) - 0.5)
    return z


def against_rest(hits: Ints, seen: Ints, hits_rest: Ints, seen_rest: Ints) -> Floats:
    """z of a share against that of everybody else: two proportions, one added to each count, pooled."""
    share, share_rest = (hits + 1) / (seen + 1), (hits_rest + 1) / (seen_rest + 1)
    pooled = (hits + hits_rest + 2) / (seen + seen_rest + 2)
    spread = pooled * (1 - pooled) * (1 / (seen + 1) + 1 / (seen_rest + 1))
    certain = spread <= 0  # pooled = 1
    z: Floats = np.where(certain, 0.0, (share - share_rest) / np.sqrt(np.where(certain, 1.0, spread)))
    return z
