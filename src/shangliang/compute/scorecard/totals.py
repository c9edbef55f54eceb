"""总分 · The points of the indicators, with what is added, what is taken off, and what makes the rest worthless."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction


class Kind(StrEnum):
    """指标的性质"""

    SCORE = "score"
    BONUS = "bonus"
    DEDUCTION = "deduction"
    VETO = "veto"


@dataclass(frozen=True)
class Line:
    """一项 · What it is, what it is worth, what it earned (for a deduction: is taken off; for a veto: above 0, it happened)."""

    kind: Kind
    worth: Fraction
    earned: Fraction | None


@dataclass(frozen=True)
class Total:
    """总分 · `score` is None as long as nothing has been scored; `of`: what the scored indicators are worth; `missing`: how many
    have no data, so that nobody takes a part for the whole."""

    score: Fraction | None
    of: Fraction
    worth: Fraction
    missing: int
    vetoed: bool

    def passes(self, line: Fraction | None) -> bool | None:
        """None where there is no pass line, or no score yet."""
        if self.vetoed:
            return False
        if line is None or self.score is None or (self.missing and self.score < line):
            return None
        return self.score >= line


def total(lines: Iterable[Line]) -> Total:
    rows = list(lines)
    scored = [row for row in rows if row.kind == Kind.SCORE]
    known = [row for row in scored if row.earned is not None]
    score = None
    if known:
        score = max(_sum(known) + _of(rows, Kind.BONUS) - _of(rows, Kind.DEDUCTION), Fraction(0))
    return Total(
        score=score,
        of=sum((row.worth for row in known), Fraction(0)),
        worth=sum((row.worth for row in scored), Fraction(0)),
        missing=len(scored) - len(known),
        vetoed=_of(rows, Kind.VETO) > 0,
    )


def _of(rows: Iterable[Line], kind: Kind) -> Fraction:
    return _sum(row for row in rows if row.kind == kind)


def _sum(rows: Iterable[Line]) -> Fraction:
    return sum((row.earned for row in rows if row.earned is not None), Fraction(0))
