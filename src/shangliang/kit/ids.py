"""编号 · Random keys: public ids that say nothing, and keys known before the row is written."""

import hmac
import secrets
from hashlib import sha256

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # 31 letters: no 0 O 1 I L, so that a printed code can be read aloud


def ref() -> str:
    """A public id of 10 characters (49.5 bits), e.g. K7Q2M9X4TD."""
    return _letters(int.from_bytes(secrets.token_bytes(32)))


def drawn(seed: bytes, place: int) -> str:
    """An id like these that the same seed gives again at this place."""
    return _letters(int.from_bytes(hmac.digest(seed, place.to_bytes(8), sha256)))


def _letters(number: int) -> str:
    """Of 256 bits: the remainder by 31^10 is as good as even."""
    letters = []
    for _letter in range(10):
        number, at = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[at])
    return "".join(letters)


def key() -> int:
    """A random positive 62-bit primary key, for rows whose sealed fields bind to their key before the insert."""
    return secrets.randbits(62) | 1 << 61
