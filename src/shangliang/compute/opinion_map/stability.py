"""稳定 · Would the same groups be seen, had other people of the same kind come? Twenty times, participants are drawn anew
(with replacement), the whole map is made from them, and everybody is placed on it: how alike are the two groupings?

Likeness is the adjusted Rand index: 1 for the same groups, 0 for what chance gives. In large conversations a sample of
the participants is enough to know.
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from .arrays import Flags, Ints
from .clusters import nearest
from .components import components
from .groups import group, grouped
from .order import by_content
from .positions import positions
from .sums import Sums
from .views import Views

SAMPLE = 20_000
LEAST = 0.7  # median likeness; 0.65 counts as moderate recovery, 0.8 as good (Steinley 2004)


class Asked(NamedTuple):
    """What was asked of the map: number of groups (None: as many as separate best) and of components; of the resamples."""

    k: int | None
    wanted: int
    seed: int
    resamples: int


class Stability(NamedTuple):
    """Median likeness over the resamples (None where there was nothing to compare), and every single one."""

    median_ari: float | None
    aris: tuple[float, ...]

    @property
    def survives(self) -> bool:
        return self.median_ari is not None and self.median_ari >= LEAST


def adjusted_rand(one: Ints, other: Ints) -> float:
    """How alike two groupings of the same people are; what chance would give is taken off."""
    table = np.zeros((one.max(initial=0) + 1, other.max(initial=0) + 1))
    np.add.at(table, (one, other), 1)
    together, rows, columns = (float((n * (n - 1) / 2).sum()) for n in (table, table.sum(axis=1), table.sum(axis=0)))
    everyone = len(one) * (len(one) - 1) / 2
    chance = rows * columns / everyone if everyone else 0.0
    most = (rows + columns) / 2
    return 1.0 if most == chance else (together - chance) / (most - chance)


def stability(views: Views, labels: Ints, out: Flags, asked: Asked, said: Callable[[float], None]) -> Stability:
    """`labels` are those of the map that was `asked`; `said` hears how far the work is."""
    if asked.resamples < 1:
        return Stability(None, ())
    chance = np.random.default_rng(asked.seed)
    known = _sampled(views, chance)
    views, labels = views.take(known), labels[known]
    placed = labels >= 0
    aris = []
    for number in range(asked.resamples):
        drawn = views.take(chance.integers(0, views.people, views.people))
        aris.append(adjusted_rand(_regrouped(drawn, views, out, asked)[placed], labels[placed]))
        said((number + 1) / asked.resamples)
    return Stability(float(np.median(aris)), tuple(aris))


def _sampled(views: Views, chance: np.random.Generator) -> Ints:
    """The participants in an order that hangs on their views alone, so that the draw does too."""
    order = by_content(views)
    if len(order) > SAMPLE:
        order = order[np.sort(chance.choice(len(order), SAMPLE, replace=False))]
    return order


def _regrouped(drawn: Views, everyone: Views, out: Flags, asked: Asked) -> Ints:
    """The groups found among those drawn, for everyone; where none are found, all are alike."""
    found = components(Sums.of(drawn), out, asked.wanted)
    groups = group(positions(drawn, found, out), grouped(drawn), asked.k)
    return nearest(positions(everyone, found, out), groups.centres)
