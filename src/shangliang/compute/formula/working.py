"""算公式 · Works a formula out over exact numbers. What is missing, unknown or divided by nought gives no data, never 0."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from .tree import Call, Figure, Formula, Name, Negative, Number, Pair, Part


class Lack(StrEnum):
    """没有数据的缘由"""

    UNKNOWN = "unknown"  # no such figure
    OWN = "own"  # a figure of the scorecards themselves
    MISSING = "missing"  # the figure has no value there
    ZERO = "zero"  # divided by nought


@dataclass(frozen=True)
class Outcome:
    """结果 · The value, or None and the first cause of it (with the name of the figure)."""

    value: Fraction | None
    lack: Lack | None = None
    name: str = ""


Answer = Fraction | Lack
Ask = Callable[[Name], Answer]


class _None(Exception):
    def __init__(self, lack: Lack, name: str = "") -> None:
        super().__init__(lack)
        self.lack, self.name = lack, name


def work(formula: Formula, ask: Ask) -> Outcome:
    """`ask` gives the value of a figure, or what it lacks; each figure is asked once."""
    known: dict[Name, Answer] = {}

    def value(name: Name) -> Fraction:
        if name not in known:
            known[name] = ask(name)
        found = known[name]
        if isinstance(found, Lack):
            raise _None(found, str(name))
        return found

    try:
        return Outcome(_of(formula.root, value))
    except _None as none:
        return Outcome(None, none.lack, none.name)


def _of(part: Part, value: Callable[[Name], Fraction]) -> Fraction:
    match part:
        case Number(number):
            return number
        case Figure(name):
            return value(name)
        case Negative(of):
            return -_of(of, value)
        case Call(function, parts):
            numbers = [_of(one, value) for one in parts]
            return min(numbers) if function == "min" else max(numbers)
        case Pair(sign, left, right):
            return _pair(sign, _of(left, value), _of(right, value))


def _pair(sign: str, left: Fraction, right: Fraction) -> Fraction:
    match sign:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
        case "/":
            if not right:
                raise _None(Lack.ZERO)
            return left / right
    return Fraction(_holds(sign, left, right))


def _holds(sign: str, left: Fraction, right: Fraction) -> bool:
    held = {"<": left < right, "<=": left <= right, ">": left > right, ">=": left >= right, "=": left == right}
    return held.get(sign, left != right)
