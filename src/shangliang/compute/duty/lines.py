"""积分明细 · One line: an event under a rule, its points, and why they are not the full ones."""

from dataclasses import dataclass
from enum import StrEnum

from .events import Event
from .rules import Points, Rule


class Why(StrEnum):
    SHARE = "share"  # joint work
    PEOPLE = "people"  # not among the authors who count
    UNKNOWN = "unknown"  # how many authors there are, or which one this is, is not known
    FIRST = "from"  # only later ones of the year count
    PER = "per"  # several earn the points once
    TIMES = "times"  # the best ones of the year count
    HIGHEST = "highest"  # another counts instead
    CAP = "cap"
    CAP_GROUP = "cap_group"
    SECTION = "section"  # the limit of base or bonus
    TWICE = "twice"  # said before, word for word
    NO_RULE = "no_rule"


@dataclass(slots=True, eq=False)
class Line:
    event: Event
    rule: Rule | None
    points: Points
    why: tuple[Why, ...] = ()

    @property
    def size(self) -> Points:
        """Points taken or given, without the sign."""
        return -self.points if self.points < 0 else self.points

    def lose(self, why: Why) -> None:
        self.points = 0
        self.why = (*self.why, why)


def cut(lines: list[Line], most: Points, why: Why) -> None:
    """Together no more than `most`, of a penalty no less than minus that: the earlier ones keep theirs."""
    left = most
    for line in lines:
        if line.size > left:
            line.points = left if line.points > 0 else -left
            line.why = (*line.why, why)
        left -= line.size
