"""编号 · Random keys: public ids that say nothing, and keys known before the row is written."""

import hmac
import secrets
from hashlib import sha256

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # 31 letters: no 0 O 1 I L, so that a printed code can be read aloud


def ref() -> str:
    """A public id of 10 characters (49.5 bits), e.g. K7Q2M9X4TD."""
    return "".join(secrets.choice(ALPHABET) for _ in range(10))


def drawn(seed: bytes, place: int) -> str:
    """An id like these that the same seed gives again at this place; the remainder of 256 bits by 31^10 is as good as even."""
    number = int.from_bytes(hmac.digest(seed, place.to_bytes(8), sha256))
    letters = []
    for _letter in range(10):
        number, at = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[at])
    return "".join(letters)


def key() -> int:
    """A random positive 62-bit primary key, for rows whose sealed fields bind to their key before the insert."""
    return secrets.randbits(62) | 1 << 61
