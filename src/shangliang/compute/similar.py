"""相似 · Which of the texts already there say the same as a new one. Pure and deterministic.

The score (0-1) mixes two things: the share of the new text's terms that the other one holds too, a rare term weighing
more than a common one; and, for the best by terms, how alike the wording is letter by letter (rapidfuzz).
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from math import log
from typing import TypeVar

from rapidfuzz import fuzz

from .terms import normal, term_set

Id = TypeVar("Id")
COMPARED = 40  # so many of the best by terms are compared letter by letter
TERMS_WEIGH = 0.7  # against the letters
LETTERS = 200  # characters that are compared letter by letter
LEAST = 0.2  # below that two texts only share common words


def rank(
    text: str,
    candidates: Sequence[tuple[Id, str]],
    *,
    df: Mapping[str, int] | None = None,
    total: int | None = None,
    limit: int = 10,
    least: float = LEAST,
) -> list[tuple[Id, float]]:
    """The candidates most like the text, best first, with their scores; of equals, the one given first comes first.

    `df` (in how many of `total` texts a term stands) may be known from more texts than the candidates; else it is
    counted from them.
    """
    own = term_set(text)
    sets = [term_set(other) for _id, other in candidates]
    shared = [own & terms for terms in sets]
    counted = df if df is not None else Counter(term for terms in shared for term in terms)
    weights = {term: _weight(term, counted.get(term, 0), total or len(sets)) for term in sorted(own)}
    whole = sum(weights.values())
    shares = [(sum(sorted(weights[t] for t in both)) / whole, n) for n, both in enumerate(shared) if both]
    best = sorted(shares, key=lambda pair: (-pair[0], pair[1]))[: max(limit, COMPARED)]
    plain = normal(text)[:LETTERS]
    scores = [(_mixed(share, plain, candidates[n][1]), n) for share, n in best]
    found = sorted(scores, key=lambda pair: (-pair[0], pair[1]))[:limit]
    return [(candidates[n][0], score) for score, n in found if score >= least]


def _weight(term: str, held_by: int, total: int) -> float:
    """The fewer texts hold a term the more it says; a single character says half as much as a word."""
    return log(1 + (total + 1) / (held_by + 1)) * (1 if len(term) > 1 else 0.5)


def _mixed(share: float, plain: str, other: str) -> float:
    letters = fuzz.partial_ratio(plain, normal(other)[:LETTERS]) / 100
    return round(TERMS_WEIGH * share + (1 - TERMS_WEIGH) * letters, 4)
