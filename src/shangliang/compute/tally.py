"""计票 · The leaf of a sealed ballot, and what of a poll's counts may be published. Pure."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from . import merkle

LEAST = 5  # no number that is published stands for fewer people


def leaf(place: int, option: int, salt: bytes) -> bytes:
    """Place and option behind a random salt: without the salt it says nothing."""
    return merkle.leaf(salt, place.to_bytes(4) + option.to_bytes(2))


def marked(place: int, marks: dict[str, list[int | str]], salt: bytes) -> bytes:
    """The leaf of a ballot on which several are marked: its marks as canonical JSON."""
    said = json.dumps(marks, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return merkle.leaf(salt, place.to_bytes(4) + said.encode())


@dataclass(frozen=True)
class Published:
    """可公布的结果 · Counts by option (None: not said apart), the sum of those not said, the option nearly all chose.

    `few`: too few people for anything. `nearly`: that option, and fewer than `LEAST` chose another: no counts.
    """

    counts: tuple[int | None, ...]
    rest: int = 0
    few: bool = False
    nearly: int | None = None

    @property
    def whole(self) -> bool:
        """Whether every count is said, so that the sealed ballots may be opened to everybody."""
        return None not in self.counts


def published(counts: Sequence[int], least: int = LEAST) -> Published:
    """What may be shown so that no number, and none worked out from the others, stands for fewer than `least`."""
    hidden = tuple(None for _ in counts)
    if sum(counts) < least:
        return Published(hidden, few=True)
    order = sorted(range(len(counts)), key=lambda n: (counts[n], n))
    apart = [n for n in order if counts[n] >= least]
    rest = sum(c for c in counts if c < least)
    while 0 < rest < least and len(apart) > 1:
        rest += counts[apart.pop(0)]
    if len(apart) < 2 and rest < least:
        return Published(hidden, nearly=order[-1])
    said = set(apart) if rest else {n for n in order if counts[n] >= least or counts[n] == 0}
    return Published(tuple(c if n in said else None for n, c in enumerate(counts)), rest)
