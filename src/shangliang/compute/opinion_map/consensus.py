"""共识与分歧 · What all agree upon, what every group agrees upon, and what is still to be talked over (尚需商量)."""

from typing import NamedTuple

import numpy as np
from scipy.special import betaincinv

from .arrays import Flags, Floats, Ids, Ints
from .intervals import wilson
from .significance import LEVEL, against_half, likelihood
from .tally import Tally
from .views import AGREE, DISAGREE

MOST = 5
FEWEST = 5  # of a group who saw a statement: fewer say nothing about it, and would be singled out


class Consensus(NamedTuple):
    """Statement, side, share of all who saw it with its interval, z against half; `group_aware` of the same side."""

    statement: int
    side: int
    share: float
    interval: tuple[float, float]
    seen: int
    z: float
    group_aware: float


class Divisive(NamedTuple):
    """Statement, shares of those who saw it, each with its interval; `gap`: by how much the groups surely differ, or,
    without groups, how large the smaller side surely is."""

    statement: int
    agree: float
    disagree: float
    interval: tuple[float, float]
    seen: int
    gap: float
    disagree_interval: tuple[float, float]


def group_aware(counts: Tally) -> tuple[Floats, Floats]:
    """For agreeing and disagreeing: the product over the groups of how likely it is; one group's refusal sinks it."""
    agree: Floats = likelihood(counts.agreed, counts.seen).prod(axis=0)
    disagree: Floats = likelihood(counts.disagreed, counts.seen).prod(axis=0)
    return agree, disagree


def group_aware_interval(counts: Tally) -> tuple[tuple[Floats, Floats], tuple[Floats, Floats]]:
    """95 % of each product: that of one group is the mean of a Beta distribution (its views, one added to each side); of
    their product mean and spread are known exactly, and the Beta distribution that has both tells the ends."""
    agree, disagree = (_ends(hits + 1, counts.seen + 2) for hits in (counts.agreed, counts.disagreed))
    return agree, disagree


def _ends(hits: Ints, seen: Ints) -> tuple[Floats, Floats]:
    mean, square = (hits / seen).prod(axis=0), (hits / seen * (hits + 1) / (seen + 1)).prod(axis=0)
    size = mean * (1 - mean) / (square - mean * mean) - 1
    low, high = (betaincinv(mean * size, (1 - mean) * size, end) for end in (0.025, 0.975))
    return low, high


def consensus(everyone: Tally, groups: Tally, out: Flags, statements: Ids) -> tuple[Consensus, ...]:
    """At most five that people agree with, then at most five that they disagree with; over all, grouped or not."""
    seen = everyone.seen[0]
    found = []
    for side, hits, aware in zip(
        (AGREE, DISAGREE), (everyone.agreed[0], everyone.disagreed[0]), group_aware(groups), strict=True
    ):
        p, z = likelihood(hits, seen), against_half(hits, seen)
        low, high = wilson(hits, seen)
        for n in _top(p * z, (p > 0.5) & (z > LEVEL) & ~out):
            share, ends = float(hits[n] / seen[n]), (float(low[n]), float(high[n]))
            found.append(Consensus(statements[n].item(), side, share, ends, int(seen[n]), float(z[n]), float(aware[n])))
    return tuple(found)


def divisive(everyone: Tally, groups: Tally | None, out: Flags, statements: Ids) -> tuple[Divisive, ...]:
    """The statements furthest from agreement, by what is certain: ends of intervals, never the bare shares."""
    gaps = _between(groups) if groups is not None and len(groups.seen) > 1 else _within(everyone)
    agreed, disagreed, seen = (table[0] for table in everyone)
    (low, high), (least, most) = wilson(agreed, seen), wilson(disagreed, seen)
    return tuple(
        Divisive(
            statements[n].item(),
            float(agreed[n] / seen[n]),
            float(disagreed[n] / seen[n]),
            (float(low[n]), float(high[n])),
            int(seen[n]),
            float(gaps[n]),
            (float(least[n]), float(most[n])),
        )
        for n in _top(gaps, (gaps > 0) & (seen >= FEWEST) & ~out)
    )


def _between(groups: Tally) -> Floats:
    """From the upper end of the group that agrees least to the lower end of the one that agrees most."""
    low, high = wilson(groups.agreed, groups.seen)
    asked = groups.seen >= FEWEST
    gap: Floats = np.where(asked, low, 0.0).max(axis=0) - np.where(asked, high, 1.0).min(axis=0)
    return gap


def _within(everyone: Tally) -> Floats:
    agree, _high = wilson(everyone.agreed[0], everyone.seen[0])
    disagree, _high = wilson(everyone.disagreed[0], everyone.seen[0])
    return np.minimum(agree, disagree)


def _top(score: Floats, chosen: Flags) -> Ints:
    among = np.flatnonzero(chosen)
    return among[np.argsort(-score[among], kind="stable")][:MOST]
