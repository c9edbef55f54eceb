"""计票 · Leaves and root of a sealed poll, and what of its counts may be published. Pure.

The tree is that of RFC 6962 over SHA-256: a leaf is hashed behind a 0, an inner node behind a 1, so that neither can be
passed off as the other. A leaf holds the place, the option and a random salt: without the salt it says nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

LEAST = 5  # no number that is published stands for fewer people


def leaf(place: int, option: int, salt: bytes) -> bytes:
    return sha256(b"\x00" + place.to_bytes(4) + option.to_bytes(2) + salt).digest()


def root(leaves: Sequence[bytes]) -> bytes:
    """The root over leaves in their order; of none at all it is the digest of nothing."""
    if not leaves:
        return sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    left = 1 << (len(leaves) - 1).bit_length() - 1
    return sha256(b"\x01" + root(leaves[:left]) + root(leaves[left:])).digest()


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
