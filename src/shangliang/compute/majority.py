"""过半数 · When enough have come and when enough are for it: whole numbers only, so that no half is ever rounded. Pure.

Whoever abstains, or says nothing at all, is present. A tie fails whatever the share: what passes has more for it than
against it.
"""

from dataclasses import dataclass
from enum import StrEnum


class Share(StrEnum):
    """份额 · Of what a count must be how much."""

    MAJORITY = "majority"  # 过半数: more than half
    HALF = "half"  # 半数以上: half is enough
    TWO_THIRDS = "two_thirds"  # 三分之二以上


class Base(StrEnum):
    """基数 · Of whom: of all who belong to the body, of those present."""

    ALL = "all"
    PRESENT = "present"


def least(share: Share, base: int) -> int:
    """The smallest number that is enough; of nobody nothing is."""
    if base < 0:
        raise ValueError(base)
    enough = {Share.MAJORITY: base // 2 + 1, Share.HALF: -(-base // 2), Share.TWO_THIRDS: -(-2 * base // 3)}
    return max(1, enough[Share(share)])


@dataclass(frozen=True)
class Presence:
    """到会 · How many belong to the body, how many of them are here, how many have to be."""

    whole: int
    present: int
    share: Share = Share.MAJORITY

    def __post_init__(self) -> None:
        if not 0 <= self.present <= self.whole:
            raise ValueError(self)

    @property
    def needed(self) -> int:
        return least(self.share, self.whole)

    @property
    def met(self) -> bool:
        return self.present >= self.needed

    def base(self, of: Base) -> int:
        return self.whole if of == Base.ALL else self.present


@dataclass(frozen=True)
class Votes:
    """票数 · Of those present; who is in none of the three has said nothing."""

    yes: int
    no: int = 0
    abstain: int = 0

    def __post_init__(self) -> None:
        if min(self.yes, self.no, self.abstain) < 0:
            raise ValueError(self)

    @property
    def cast(self) -> int:
        return self.yes + self.no + self.abstain


def passes(votes: Votes, here: Presence, share: Share, of: Base) -> bool:
    """Whether it is decided: enough here, enough for it, and more for it than against it."""
    if votes.cast > here.present:
        raise ValueError(votes)
    return here.met and votes.yes >= least(share, here.base(of)) and votes.yes > votes.no
