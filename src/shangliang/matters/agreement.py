"""共识 · What a consultation hands to a matter: a value, not a row. Pure.

Points of agreement carry the unit proposed, the limit and the measure; differences (分歧) are kept, never voted away.
"""

from dataclasses import asdict, dataclass
from datetime import date

from shangliang.kit.say import _, say

from .wording import whole_day


@dataclass(frozen=True)
class Point:
    """共识事项 · One thing agreed on."""

    content: str
    unit: str = ""
    due: str = ""
    measure: str = ""

    @property
    def until(self) -> str:
        """Until when, as it is said: a day of the calendar in words, anything else as it was written (三个月内)."""
        try:
            return whole_day(date.fromisoformat(self.due))
        except ValueError:
            return self.due


@dataclass(frozen=True)
class PointRef:
    """共识第几条 · Which point is meant: the key of the timeline's entry that keeps the agreement, and its place from 1."""

    entry: int
    place: int


@dataclass(frozen=True)
class Agreement:
    """协商共识 · Held where, when, by whom; who was present; what was agreed; what stayed different."""

    held_on: date
    place: str
    convener: str
    invited: int
    present: int
    interested: int
    points: tuple[Point, ...]
    differences: tuple[str, ...] = ()

    def problems(self) -> list[str]:
        """Sentences that say why this cannot be an agreement; empty when it can."""
        found = []
        if not any(p.content.strip() for p in self.points):
            found.append(say(_("至少写出一条共识。")))
        if self.present < 1 or self.present > self.invited:
            found.append(say(_("实到人数应在 1 和应到人数之间。")))
        if not 0 <= self.interested <= self.present:
            found.append(say(_("利益相关方人数不能多于实到人数。")))
        return found

    def as_data(self) -> dict[str, object]:
        return asdict(self) | {"held_on": self.held_on.isoformat()}

    @classmethod
    def from_data(cls, data: dict) -> "Agreement":  # type: ignore[type-arg]
        points = tuple(Point(**p) for p in data["points"])
        rest = {k: data[k] for k in ("place", "convener", "invited", "present", "interested")}
        return cls(
            held_on=date.fromisoformat(data["held_on"]), points=points, differences=tuple(data["differences"]), **rest
        )
