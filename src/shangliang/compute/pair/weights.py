"""权重 · The aims after balance as one whole number, for assignments that are solved in one go.

Each weight is more than all the later aims together can ever add up to over all households, so the sum of a plan is
smaller exactly when the plan is better in the order of the aims. Everything stays below 2**53, where floats are exact
integers; None where it would not, and the stages have to do it.
"""

from collections.abc import Sequence

import numpy as np

from .arrays import Ints
from .part import Aim, Costs, Part

EXACT = 1 << 53
FARTHEST = 20_015_200  # metres: half around the earth
LOT = 1 << 10  # of a tie's 20 bits the upper 10


class Weights:
    def __init__(self, part: Part, aims: Sequence[Aim]) -> None:
        self._costs = [Costs(part, aim) for aim in aims]
        most = {
            Aim.RANK: int(max(part.hardest.max() - part.rank.min(), 0)),
            Aim.KEPT: int(part.persons.max()),
            Aim.DISTANCE: min(FARTHEST, _across(part)),
            Aim.TIE: LOT,
        }
        self._weights: list[int] = []
        total = 0  # what a whole plan costs at most at the later aims
        for aim in reversed(aims):
            self._weights.insert(0, total + 1)
            total += self._weights[0] * most[aim] * len(part.level)
        self.exact = total < EXACT

    def of(self, rows: Ints, columns: Ints) -> Ints:
        found = np.zeros(len(rows), dtype=np.int64)
        for weight, costs in zip(self._weights, self._costs, strict=True):
            each = costs.pairs(rows, columns)
            found += weight * (each >> 10 if costs.aim is Aim.TIE else each)
        return found

    def table(self, rows: Ints, columns: Ints) -> Ints:
        """Of all pairs of some households and some helpers."""
        found = np.zeros((len(rows), len(columns)), dtype=np.int64)
        for weight, costs in zip(self._weights, self._costs, strict=True):
            each = costs.table(rows, columns)
            found += weight * (each >> 10 if costs.aim is Aim.TIE else each)
        return found


def _across(part: Part) -> int:
    """No two of them are farther apart: twice the way from one of them to the farthest, and a little."""
    every = np.concatenate([part.geography.homes, part.geography.seats])
    chord = np.sqrt(np.square(every - every[0]).sum(axis=1).max())
    return int(4 * np.arcsin(min(chord / 2, 1.0)) * 6_371_009) + 2
