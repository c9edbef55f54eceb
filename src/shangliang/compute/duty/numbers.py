"""数 · Exact numbers as files write them: 5, -30, 7.5, 1/3. Nothing that would take a machine's memory to write out."""

import re
from fractions import Fraction

from .rules import Points

WRITTEN = re.compile(r"-?\d{1,7}(\.\d{1,6})?(/\d{1,4})?", re.ASCII)
DIGITS = 4


class Unwritten(str):
    """不收的数 · A number in a way that is not taken: 1e400, NaN. Kept as it was written, for the sentence that refuses it."""

    __slots__ = ()


def number(written: str) -> Points | Unwritten:
    if not WRITTEN.fullmatch(written):
        return Unwritten(written)
    above, _stroke, below = written.partition("/")
    if below and not int(below):
        return Unwritten(written)
    return plain(Fraction(above) / int(below or 1))


def plain(points: Points) -> Points:
    """A whole number as an int: it adds ten times as fast."""
    return points.numerator if points.denominator == 1 else points


def shown(points: Points) -> int | float:
    """As JSON has it: whole numbers whole, others to four digits. What is added up is never the rounded one."""
    return int(points) if points.denominator == 1 else round(float(points), DIGITS)
