"""凭据树 · One root for many leaves: who keeps the root notices every later change of a leaf, of their order or number.

A leaf is hashed with a salt of its own, so that the published list of leaves says nothing about what is in them.
Leaves and inner nodes begin with different bytes (as in RFC 6962), an odd one goes up as it is.
"""

from collections.abc import Sequence
from hashlib import sha256


def leaf(salt: bytes, content: bytes) -> bytes:
    return sha256(b"\x00" + salt + content).digest()


def root(leaves: Sequence[bytes]) -> str:
    """64 hexadecimal digits; of no leaves the hash of nothing."""
    level = list(leaves)
    if not level:
        return sha256(b"").hexdigest()
    while len(level) > 1:
        pairs = [sha256(b"\x01" + a + b).digest() for a, b in zip(level[::2], level[1::2], strict=False)]
        level = pairs + level[len(level) - len(level) % 2 :]
    return level[0].hex()
