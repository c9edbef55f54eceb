"""公式的树 · What a formula is made of once it is read; nothing in it can run."""

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Name:
    """数字的名称 · group.key, and the period it is asked for, if not that of the assessment."""

    path: str
    period: str = ""

    def __str__(self) -> str:
        return f"{self.path}@{self.period}" if self.period else self.path


@dataclass(frozen=True)
class Number:
    value: Fraction


@dataclass(frozen=True)
class Figure:
    name: Name


@dataclass(frozen=True)
class Negative:
    of: "Part"


@dataclass(frozen=True)
class Pair:
    """两数相算 · sign: + - * / < <= > >= = <>; a comparison is 1 or 0."""

    sign: str
    left: "Part"
    right: "Part"


@dataclass(frozen=True)
class Call:
    function: str  # min, max
    parts: tuple["Part", ...]


Part = Number | Figure | Negative | Pair | Call


@dataclass(frozen=True)
class Formula:
    """公式 · As it was written, its tree, the figures it asks for."""

    text: str
    root: Part
    names: frozenset[Name]
