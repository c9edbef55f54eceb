"""代表性 · What each group cares about: the statements on which it differs from the others, and is of one mind itself."""

from typing import NamedTuple

import numpy as np

from .arrays import Flags, Floats, Ids
from .intervals import wilson
from .significance import LEVEL, against_half, against_rest, likelihood
from .tally import Tally
from .views import AGREE, DISAGREE

MOST = 5


class Representative(NamedTuple):
    """Statement, side (1 agree, -1 disagree), share of those who saw it with its interval, z against everybody else."""

    statement: int
    side: int
    share: float
    interval: tuple[float, float]
    seen: int
    z: float


class Sides(NamedTuple):
    """Of one side, per group and statement: likelihood `p` and its z `pt`, ratio `r` to the others and its z `rt`."""

    p: Floats
    pt: Floats
    r: Floats
    rt: Floats

    @property
    def qualifies(self) -> Flags:
        return (self.rt > LEVEL) & (self.pt > LEVEL)

    @property
    def metric(self) -> Floats:
        return self.r * self.rt * self.p * self.pt


def sides(counts: Tally) -> tuple[Sides, Sides]:
    """For agreeing and for disagreeing."""
    rest = counts.rest
    found = []
    for hits, hits_rest in ((counts.agreed, rest.agreed), (counts.disagreed, rest.disagreed)):
        p = likelihood(hits, counts.seen)
        found.append(
            Sides(
                p,
                against_half(hits, counts.seen),
                p / likelihood(hits_rest, rest.seen),
                against_rest(hits, counts.seen, hits_rest, rest.seen),
            )
        )
    return found[0], found[1]


def representative(counts: Tally, out: Flags, statements: Ids) -> list[tuple[Representative, ...]]:
    """For every group, at most five: the best agreement first, agreements before disagreements."""
    both = sides(counts)
    found = []
    for group in range(len(counts.seen)):
        agree, disagree = (Sides(*(table[group] for table in side)) for side in both)
        chosen = _chosen(agree, disagree, counts.agreed[group] + counts.disagreed[group], ~out)
        found.append(tuple(_told(number, agree, disagree, counts, group, statements) for number in chosen))
    return found


def _chosen(agree: Sides, disagree: Sides, decided: np.ndarray, standing: Flags) -> list[int]:
    for_agreeing = agree.rt > disagree.rt
    enough = np.flatnonzero((agree.qualifies | disagree.qualifies) & standing)
    metric = np.where(for_agreeing, agree.metric, disagree.metric)[enough]
    ranked = [int(n) for n in enough[np.argsort(-metric, kind="stable")]]
    first = _best_agreement(agree, (decided > 0) & standing)
    if first is not None:
        ranked = [first, *(n for n in ranked if n != first)]
    elif not ranked and standing.any():
        largest = np.where(standing, np.maximum(agree.rt, disagree.rt), -np.inf)
        ranked = [int(largest.argmax())]
    return sorted(ranked[:MOST], key=lambda n: not for_agreeing[n])


def _best_agreement(agree: Sides, open_: Flags) -> int | None:
    """Walks the statements in their order. The first one is generally agreed upon; it gives way to one that is more so:
    by the whole metric if it is more agreed upon here than elsewhere, by likelihood alone if it is not."""
    best: int | None = None
    good = ((agree.pt > LEVEL) | ((agree.r > 1) & (agree.p > 0.5))).tolist()
    here, likely, metric = (agree.r > 1).tolist(), (agree.p * agree.pt).tolist(), agree.metric.tolist()
    for n in np.flatnonzero(open_).tolist():
        if best is None:
            best = n if good[n] else None
        elif metric[n] > metric[best] if here[best] else likely[n] > likely[best]:
            best = n
    return best


def _told(n: int, agree: Sides, disagree: Sides, counts: Tally, group: int, statements: Ids) -> Representative:
    side = AGREE if agree.rt[n] > disagree.rt[n] else DISAGREE
    hits = int((counts.agreed if side == AGREE else counts.disagreed)[group, n])
    seen = int(counts.seen[group, n])
    low, high = wilson(hits, seen)
    z = (agree if side == AGREE else disagree).rt[n]
    return Representative(statements[n].item(), side, hits / max(seen, 1), (float(low), float(high)), seen, float(z))
