"""选举 · Several seats, one ballot each may hold as many names as there are seats; who has enough and the most. Pure.

Where a tie stands at the last seat nobody of those tied is elected: they are put to another ballot.
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Elected:
    """选举结果 · The places of the elected in the list of candidates (most votes first), of those tied, seats left."""

    elected: tuple[int, ...]
    tied: tuple[int, ...]
    left: int


def elect(votes: Sequence[int], seats: int, needed: int) -> Elected:
    """`needed`: how many votes one must have at least (majority.least of the rule's base)."""
    if seats < 1 or needed < 1 or min(votes, default=0) < 0:
        raise ValueError((votes, seats, needed))
    able = sorted((n for n, got in enumerate(votes) if got >= needed), key=lambda n: (-votes[n], n))
    if len(able) <= seats:
        return Elected(tuple(able), (), seats - len(able))
    last = votes[able[seats - 1]]
    if votes[able[seats]] < last:
        return Elected(tuple(able[:seats]), (), 0)
    sure = tuple(n for n in able if votes[n] > last)
    return Elected(sure, tuple(n for n in able if votes[n] == last), seats - len(sure))


def fits(votes: Sequence[int], seats: int, valid: int) -> bool:
    """Whether such figures can be: nobody on more ballots than were valid, no ballot with more names than seats."""
    return max(votes, default=0) <= valid and sum(votes) <= valid * seats
