"""主成分 · The directions in which people differ most: eigenvectors of the co-variation of the statements.

C_ij is the sum, over those who saw both, of (x_i - mu_i)(x_j - mu_j): a missing view stands at the mean and adds nothing.
"""

from dataclasses import dataclass
from math import sqrt

import numpy as np

from .arrays import Flags, Floats
from .eigen import leading
from .sums import Sums

EXACT_TIE = 1e-9  # entries that differ by less are the same: the sign must not hang on the last bit
NOTHING = 1e-12  # of the first variance: less is no direction


@dataclass(frozen=True, eq=False)
class Components:
    """`axes` (components x statements, unit length, zero where people do not differ), their `spreads` (eigenvalues)."""

    means: Floats
    axes: Floats
    spreads: Floats
    total: float

    @property
    def explained(self) -> Floats:
        """The share of all variation along each axis."""
        shares: Floats = self.spreads / self.total if self.total > 0 else np.zeros_like(self.spreads)
        return shares


def components(sums: Sums, out: Flags, wanted: int = 2, start: Floats | None = None) -> Components:
    """The first `wanted` components. `start`: axes to begin from, where they are nearly known."""
    means = sums.means(out)
    return solved(covariance(sums, out, means), means, wanted, start)


def covariance(sums: Sums, out: Flags, means: Floats) -> Floats:
    seen, own, both = sums.pairs
    leaning = means * own
    table: Floats = both - (leaning + leaning.T) + np.outer(means, means) * seen  # symmetric to the last bit
    table[out] = 0.0
    table[:, out] = 0.0
    return table


def covariance_row(sums: Sums, out: Flags, means: Floats, statement: int) -> Floats:
    """One row of `covariance`: all that one view changes (and the column like it)."""
    seen, own, both = (table[statement] for table in sums.pairs)
    turned = sums.pairs.own[:, statement]
    row: Floats = both - (means * own + means[statement] * turned) + means[statement] * means * seen
    return np.where(out | out[statement], 0.0, row)


def solved(table: Floats, means: Floats, wanted: int, start: Floats | None = None) -> Components:
    total = float(np.trace(table))
    found = min(wanted, len(table))
    spreads, axes = np.zeros(wanted), np.zeros((wanted, len(table)))
    if total > 0:
        spreads[:found], axes[:found] = leading(table, found, start)
    void = spreads <= NOTHING * max(spreads[0], sqrt(np.finfo(float).tiny)) if wanted else spreads > 0
    spreads[void], axes[void] = 0.0, 0.0
    return Components(means, _signed(axes), spreads, total)


def _signed(axes: Floats) -> Floats:
    """Every axis points to where its largest entry is positive."""
    if not axes.size:
        return axes
    sizes = np.abs(axes)
    largest = sizes >= sizes.max(axis=1, keepdims=True, initial=0.0) * (1 - EXACT_TIE)
    first = largest.argmax(axis=1)
    signs = np.where(axes[np.arange(len(axes)), first] < 0, -1.0, 1.0)
    turned: Floats = axes * signs[:, None]
    return turned
