"""看法相近的人 · Who is grouped, into how many groups, and which number each group carries."""

from dataclasses import dataclass

import numpy as np

from .arrays import Flags, Floats, Ints
from .cells import cells
from .clusters import Clusters, grown, nearest
from .order import content_keys
from .views import Views

FEWEST_VIEWS = 7
FEWEST_PEOPLE = 15
FEWEST_IN_GROUP = 5  # no published number isolates fewer
SECOND = 0.1  # of all: a map that sets only a handful apart from everybody else shows nothing of the rest
AS_GOOD = 0.02  # silhouettes nearer than that are equal, and the simpler picture is taken
MOST_GROUPS = 5


@dataclass(frozen=True, eq=False)
class Grouping:
    """`labels` per participant (-1: in no group), `centres`, and the silhouette of every number of groups tried."""

    labels: Ints
    centres: Floats
    silhouettes: dict[int, float]

    @property
    def k(self) -> int:
        return len(self.centres)

    @property
    def sizes(self) -> Ints:
        return np.bincount(self.labels[self.labels >= 0], minlength=self.k)


def grouped(views: Views) -> Flags:
    """At least 7 views (or all there are); where fewer than 15 people have, those with most views join them up to 15."""
    counts = views.counts
    chosen: Flags = counts >= max(1, min(FEWEST_VIEWS, views.width))
    if chosen.sum() < FEWEST_PEOPLE:
        by_count = np.lexsort((views.participants, content_keys(views), -counts))  # of equal rows, the lower id
        chosen[by_count[:FEWEST_PEOPLE]] = True
        chosen &= counts > 0
    return chosen


def group(placed: Floats, chosen: Flags, k: int | None = None) -> Grouping:
    """Groups among the chosen, numbered from 0 by size; `k` of them, or as many as separate best. None at all where
    fewer than 15 are to be grouped, or where all stand at one point."""
    labels = np.full(len(placed), -1, dtype=np.int64)
    found = cells(placed[chosen])
    most = k or min(MOST_GROUPS, 2 + len(found.points) // 12)
    tried = list(grown(found, most)) if chosen.sum() >= FEWEST_PEOPLE else []
    if not tried:
        return Grouping(labels, placed[:0], {})
    best = tried[-1] if k else _best(tried)
    near = nearest(placed[chosen], best.centres)
    order = _by_size(near, best.centres)
    labels[chosen] = np.argsort(order)[near]
    return Grouping(labels, best.centres[order], {len(t.centres): t.silhouette for t in tried})


def _best(tried: list[Clusters]) -> Clusters:
    fair = [one for one in tried if _is_fair(one.sizes)] or tried
    highest = max(one.silhouette for one in fair)
    return next(one for one in fair if one.silhouette >= highest - AS_GOOD)


def _is_fair(sizes: Floats) -> bool:
    return bool(sizes.min() >= FEWEST_IN_GROUP and np.sort(sizes)[-2] >= SECOND * sizes.sum())


def _by_size(labels: Ints, centres: Floats) -> Ints:
    """The largest first; of equals, the one further along the first axis."""
    sizes = np.bincount(labels, minlength=len(centres))
    return np.lexsort((*(-side for side in centres.T[::-1]), -sizes))
