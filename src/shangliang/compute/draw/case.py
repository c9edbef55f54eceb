"""抽签的条件 · What a draw is made from: people with their features, quotas, and what was decided about the seats."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True)
class Person:
    """人选 · `household`: empty for whoever lives alone or whose address is not known."""

    id: str
    features: Mapping[str, str] = field(default_factory=dict)
    household: str = ""


@dataclass(frozen=True)
class Quota:
    """名额 · How many seats go to people with all these values: one is a plain quota, several are a compound one.

    `least_flex`, `most_flex`: how far the limits may be moved if there is no panel otherwise; None: as far as need be.
    """

    cells: tuple[tuple[str, str], ...]
    least: int = 0
    most: int | None = None  # None: as many as there are seats
    least_flex: int | None = None
    most_flex: int | None = None

    def fits(self, person: Person) -> bool:
        return all(person.features.get(feature) == value for feature, value in self.cells)


class Aim(StrEnum):
    """公平 · LEXIMIN: first the lowest probability as high as can be, then the next lowest, and so on. MAXIMIN: only the lowest."""

    LEXIMIN = "leximin"
    MAXIMIN = "maximin"


@dataclass(frozen=True)
class Choices:
    """`seats` counts the people who have theirs already. `cap`: the highest probability anybody may have."""

    seats: int
    aim: Aim = Aim.LEXIMIN
    cap: float | None = None
    tickets: int = 10_000
    per_household: int = 0  # 0: no such rule
