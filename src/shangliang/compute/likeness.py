"""相像 · How alike what two texts speak of is (0-1), places told apart from things; the most alike of many. Pure.

Two texts that name different places speak of different things, however alike they sound; the same place alone says nothing.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from math import log
from typing import Any, TypeVar

from .gist import Gist, gist

Id = TypeVar("Id", bound=Hashable)
APART = 0.15  # what is left of the likeness of texts that name different places
SHORTER = 0.7  # the share of the shorter text that is in the other one, against the share of both
SAME = 0.21  # from here on two texts mean the same (docs/similar.md)
COMPARED = 200  # the best by things alone, whose places are compared


def likeness(one: Gist, other: Gist, *, weights: Mapping[str, float] | None = None) -> float:
    """0: nothing in common; 1: the same. `weights`: what a term is worth where it stands in many texts (`worth`)."""
    mine, theirs = (_weighed(g.things, weights) for g in (one, other))
    whole, others = sum(mine.values()), sum(theirs.values())
    if not whole or not others:
        return 0.0
    shared = sum(weight for term, weight in mine.items() if term in theirs)
    part = SHORTER * shared / min(whole, others) + (1 - SHORTER) * 2 * shared / (whole + others)
    return round(part * (APART if apart(one, other) else 1.0), 4)


def apart(one: Gist, other: Gist) -> bool:
    """Both name places, and none of them is the same."""
    if not one.places or not other.places:
        return False
    return not any(a in b or b in a for a in one.places for b in other.places)


def worth(gists: Sequence[Gist]) -> dict[str, float]:
    """For texts on one subject: a term that stands in all of them says little (0.2), one that stands in one of them all."""
    held = Counter(term for each in gists for term in each.things)
    full = log(1 + len(gists)) or 1.0
    return {term: max(0.2, log((1 + len(gists)) / number) / full) for term, number in held.items()}


def most_like(
    text: str, candidates: Sequence[tuple[Id, str]], *, limit: int = 10, least: float = SAME, one_subject: bool = False
) -> list[tuple[Id, float]]:
    """The candidates most like the text, best first, with their scores; of equals, the one given first comes first."""
    own, others = gist(text), [gist(other) for _id, other in candidates]
    weights = worth(others) if one_subject else None
    scores = [(likeness(own, other, weights=weights), n) for n, other in enumerate(others)]
    best = sorted(scores, key=lambda pair: (-pair[0], pair[1]))[:limit]
    return [(candidates[n][0], score) for score, n in best if score >= least]


def _weighed(things: Mapping[str, float], weights: Mapping[str, float] | None) -> Mapping[str, float]:
    return {term: weight * weights.get(term, 1.0) for term, weight in things.items()} if weights else things


class Many:
    """许多 · The most alike of very many texts at once: who holds which term is written down beforehand."""

    def __init__(self, gists: Sequence[Gist]) -> None:
        import numpy as np  # not before the first is asked for: pages load without it

        self.gists = gists
        self.whole = np.array([each.whole for each in gists])
        self.placed = np.array([bool(each.places) for each in gists])
        self.things = _holders(each.things for each in gists)
        self.places = _holders(each.places for each in gists)

    def most_like(self, own: Gist, *, limit: int = 10, least: float = SAME) -> list[tuple[int, float]]:
        """(position, likeness), best first; of equals the first."""
        import numpy as np  # not before the first is asked for: pages load without it

        held = [(self.things[term], weight) for term, weight in own.things.items() if term in self.things]
        if not held:
            return []
        shared = np.zeros(len(self.gists))
        for holders, weight in held:
            shared[holders] += weight  # no text stands twice among the holders of a term
        part = SHORTER * shared / np.maximum(np.minimum(self.whole, own.whole), 1e-9)
        part += (1 - SHORTER) * 2 * shared / np.maximum(self.whole + own.whole, 1e-9)
        if own.places:
            elsewhere = self.placed.copy()
            for stem in own.places:
                elsewhere[self.places.get(stem, [])] = False
            part[elsewhere] *= APART
        several = min(COMPARED, len(part))
        best = np.sort(np.argpartition(-part, several - 1)[:several])
        scores = [(likeness(own, self.gists[n]), int(n)) for n in best]
        return [(n, score) for score, n in sorted(scores, key=lambda p: (-p[0], p[1]))[:limit] if score >= least]


def _holders(sets: Iterable[Iterable[str]]) -> dict[str, Any]:
    import numpy as np  # see above

    found = defaultdict(list)
    for number, terms in enumerate(sets):
        for term in terms:
            found[term].append(number)
    return {term: np.array(numbers, dtype=np.int32) for term, numbers in found.items()}
