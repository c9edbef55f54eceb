"""计数 · Views per group and statement: agreed, disagreed, seen (passes are seen, and neither)."""

from typing import NamedTuple

import numpy as np

from .arrays import Ints
from .views import AGREE, DISAGREE, Views


class Tally(NamedTuple):
    """Tables of groups x statements."""

    agreed: Ints
    disagreed: Ints
    seen: Ints

    @property
    def passed(self) -> Ints:
        return self.seen - self.agreed - self.disagreed

    @property
    def total(self) -> "Tally":
        """All groups as one."""
        return Tally(*(table.sum(axis=0, keepdims=True) for table in self))

    @property
    def rest(self) -> "Tally":
        """For each group, all the others."""
        return Tally(*(table.sum(axis=0, keepdims=True) - table for table in self))


def tally(views: Views, labels: Ints, groups: int) -> tuple[Tally, Tally]:
    """Of each group (label 0, 1, ...), and of everyone, those without a group included: one pass over the views."""
    found = np.zeros((groups + 1) * 3 * views.width, dtype=np.int64)
    at = 0
    for part in views.chunks():
        group = np.repeat(labels[at : at + part.people] + 1, part.counts)
        key = (group * 3 + part.values + 1) * views.width + part.columns
        found += np.bincount(key, minlength=len(found))
        at += part.people
    counts = found.reshape(groups + 1, 3, views.width)
    whole = Tally(counts[:, AGREE + 1], counts[:, DISAGREE + 1], counts.sum(axis=1))
    return Tally(*(table[1:] for table in whole)), whole.total
