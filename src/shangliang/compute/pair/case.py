"""对象与干部 · What a pairing is made from: people, helpers, and what the office decided about it."""

from collections.abc import Collection
from dataclasses import dataclass, field
from enum import StrEnum

Place = tuple[float, float]  # latitude, longitude in degrees


@dataclass(frozen=True)
class Person:
    """帮扶对象 · `helper`: who looks after this person at present, empty for nobody."""

    id: str
    household: str = ""  # empty: a household of one
    area: str = ""
    kind: str = ""
    difficulty: int = 1
    place: Place | None = None
    helper: str = ""
    languages: frozenset[str] = frozenset()  # understood; empty: any


@dataclass(frozen=True)
class Helper:
    """帮扶干部 · `capacity` counts households: one cadre to one family is a capacity of 1."""

    id: str
    area: str = ""
    rank: int = 0  # the higher, the more senior
    capacity: int = 1
    place: Place | None = None
    recuse: frozenset[str] = frozenset()  # ids of people, households or areas
    languages: frozenset[str] = frozenset()  # spoken; empty: any
    cleared: frozenset[str] = frozenset()  # kinds under protection that this helper may look after


class Village(StrEnum):
    """本村 · Whether a helper may look after people of the own village."""

    ANY = "any"
    FORBIDDEN = "forbidden"
    REQUIRED = "required"


class Rank(StrEnum):
    """职级 · Whether a difficult household goes to a senior helper."""

    IGNORED = "ignored"
    PREFERRED = "preferred"
    REQUIRED = "required"


class Order(StrEnum):
    """先后 · PLAN: balance before existing pairs. REPAIR: existing pairs before balance, for when somebody left.
    AUTO: repair if a person's present helper is not among the helpers any more, plan otherwise."""

    AUTO = "auto"
    PLAN = "plan"
    REPAIR = "repair"


@dataclass(frozen=True)
class Choices:
    village: Village = Village.ANY
    rank: Rank = Rank.PREFERRED
    order: Order = Order.AUTO
    protected: Collection[str] = field(default_factory=frozenset)  # kinds only for helpers cleared for them
