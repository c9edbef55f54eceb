"""不露人 · What of three counts may be shown so that no number shown, and none worked out from it, stands for fewer than k.

Agree, disagree, not sure: where one of them is held by fewer than k people it is joined with another or not said at
all. Nothing but the published parts may be shown of the same question, not even how many people answered it.
"""

from dataclasses import dataclass
from enum import StrEnum

LEAST = 5


class Kind(StrEnum):
    """怎么说 · Which of the counts are said."""

    FEW = "few"  # fewer than k answered
    ALL = "all"  # three shares
    SIDES = "sides"  # of those who took a side: agree against disagree
    AGREE = "agree"  # agree against all the others
    DISAGREE = "disagree"
    UNSURE = "unsure"  # only those who are not sure are k or more: no number
    NEARLY_AGREE = "nearly_agree"  # nearly all agree, fewer than k do not: no number
    NEARLY_DISAGREE = "nearly_disagree"
    MIXED = "mixed"  # nothing is held by k people


@dataclass(frozen=True)
class Shares:
    """份额 · Shares of `base` people; a share that is None is not said."""

    kind: Kind
    base: int | None = None
    agree: float | None = None
    disagree: float | None = None
    unsure: float | None = None


def shares(agree: int, disagree: int, unsure: int, least: int = LEAST) -> Shares:
    """What may be shown; `least` is never taken to be less than 5."""
    k, n = max(least, LEAST), agree + disagree + unsure
    if n < k:
        return Shares(Kind.FEW)
    if min(agree, disagree) >= k:
        if unsure >= k:
            return Shares(Kind.ALL, n, agree / n, disagree / n, unsure / n)
        sides = agree + disagree
        return Shares(Kind.SIDES, sides, agree / sides, disagree / sides)
    if agree >= k:
        return _one(Kind.AGREE, Kind.NEARLY_AGREE, agree, n, k)
    if disagree >= k:
        return _one(Kind.DISAGREE, Kind.NEARLY_DISAGREE, disagree, n, k)
    return Shares(Kind.UNSURE if unsure >= k else Kind.MIXED)  # with a number 4 against 4 could be worked out


def _one(kind: Kind, nearly: Kind, held: int, n: int, k: int) -> Shares:
    """One count against all the others together, if these are k."""
    if n - held < k:
        return Shares(nearly)
    return Shares(kind, n, **{kind.value: held / n})
