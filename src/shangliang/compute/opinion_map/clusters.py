"""聚类 · k-means on weighted points without any chance in it, and how well each number of clusters separates them.

Clusters are grown one at a time: from the best k - 1, the new one starts at the point that takes away most of what is
left unexplained, then all of them settle (Lloyd). The silhouette asks of every point whether it lies nearer to its own
cluster than to the next.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from scipy.spatial.distance import cdist

from .arrays import Floats, Ints
from .cells import Cells

SETTLED = 100  # rounds of Lloyd at most


class Clusters(NamedTuple):
    """`centres` (k x components), participants in each (`sizes`), mean silhouette of all participants."""

    centres: Floats
    sizes: Floats
    silhouette: float


def grown(cells: Cells, most: int) -> Iterator[Clusters]:
    """The best clusterings found for k = 2, 3, ... up to `most`, or as many as there are points."""
    points, weights = cells
    apart = cdist(points, points)
    squares = np.square(apart)
    centres = (weights @ points / weights.sum())[None]
    left = np.square(points - centres).sum(axis=1)
    for _k in range(2, min(most, len(points)) + 1):
        gains = weights @ np.maximum(left[:, None] - squares, 0)
        centres, labels = _settled(cells, np.vstack([centres, points[gains.argmax()]]))
        left = np.square(points - centres[labels]).sum(axis=1)
        sizes = np.bincount(labels, weights, len(centres)).astype(np.float64)
        yield Clusters(centres, sizes, _silhouette(apart, weights, labels, sizes))


def nearest(placed: Floats, centres: Floats) -> Ints:
    """The centre next to each position; of two equally near, the first."""
    best = np.zeros(len(placed), dtype=np.int64)
    least = np.full(len(placed), np.inf)
    for number, centre in enumerate(centres):
        apart = np.square(placed - centre).sum(axis=1)
        nearer = apart < least
        best[nearer] = number
        least[nearer] = apart[nearer]
    return best


def _settled(cells: Cells, centres: Floats) -> tuple[Floats, Ints]:
    points, weights = cells
    heavy = points * weights[:, None]
    labels = nearest(points, centres)
    for _round in range(SETTLED):
        size = np.bincount(labels, weights, len(centres))
        sums = np.stack([np.bincount(labels, side, len(centres)) for side in heavy.T], axis=1)
        centres = np.where(size[:, None] > 0, sums / np.maximum(size, 1)[:, None], centres)
        moved = nearest(points, centres)
        if np.array_equal(moved, labels):
            break
        labels = moved
    return centres, labels


def _silhouette(apart: Floats, weights: Floats, labels: Ints, sizes: Floats) -> float:
    """(b - a) / max(a, b) per point, averaged over participants; one who is alone in a cluster counts 0."""
    at = np.arange(len(labels)), labels
    member = np.zeros((len(labels), len(sizes)))
    member[at] = weights
    total = apart @ member
    own = total[at] / np.maximum(sizes[labels] - 1, 1)
    mean = total / np.maximum(sizes, 1)
    mean[:, sizes == 0] = np.inf
    mean[at] = np.inf
    other = mean.min(axis=1)
    larger = np.maximum(own, other)
    known = (sizes[labels] > 1) & (larger > 0) & np.isfinite(other)
    width = np.where(known, (other - own) / np.where(known, larger, 1), 0.0)
    return float(weights @ width / weights.sum())
