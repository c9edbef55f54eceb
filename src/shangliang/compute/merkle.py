"""凭据树 · One root for many leaves: who keeps the root notices every later change of a leaf, of their order or number.

A leaf is hashed with a salt of its own, so that the published list of leaves says nothing about what is in them.
Leaves and inner nodes begin with different bytes (as in RFC 6962), an odd one goes up as it is.
"""

from collections.abc import Sequence
from hashlib import sha256


def leaf(salt: bytes, content: bytes) -> bytes:
    return sha256(b"\x00" + salt + content).digest()


Step = tuple[str, bytes]  # on which side the other stands ("left" or "right"), and its hash


def root(leaves: Sequence[bytes]) -> str:
    """64 hexadecimal digits; of no leaves the hash of nothing."""
    level = list(leaves)
    if not level:
        return sha256(b"").hexdigest()
    while len(level) > 1:
        pairs = [sha256(b"\x01" + a + b).digest() for a, b in zip(level[::2], level[1::2], strict=False)]
        level = pairs + level[len(level) - len(level) % 2 :]
    return level[0].hex()


def path(leaves: Sequence[bytes], at: int) -> list[Step]:
    """What has to be known besides the leaf at this place to come to the root: the other of each pair, from below."""
    level, found = list(leaves), []
    while len(level) > 1:
        other = at ^ 1
        if other < len(level):
            found.append(("left" if other < at else "right", level[other]))
        pairs = [sha256(b"\x01" + a + b).digest() for a, b in zip(level[::2], level[1::2], strict=False)]
        level, at = pairs + level[len(level) - len(level) % 2 :], at // 2
    return found


def climbed(leaf_hash: bytes, steps: Sequence[Step]) -> str:
    """The root to which a leaf and its path lead."""
    for side, other in steps:
        pair = other + leaf_hash if side == "left" else leaf_hash + other
        leaf_hash = sha256(b"\x01" + pair).digest()
    return leaf_hash.hex()
