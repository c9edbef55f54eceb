"""编号 · Random keys: public ids that say nothing, and keys known before the row is written."""

import secrets

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # 31 letters: no 0 O 1 I L, so that a printed code can be read aloud


def ref() -> str:
    """A public id of 10 characters (49.5 bits), e.g. K7Q2M9X4TD."""
    return "".join(secrets.choice(ALPHABET) for _ in range(10))


def key() -> int:
    """A random positive 62-bit primary key, for rows whose sealed fields bind to their key before the insert."""
    return secrets.randbits(62) | 1 << 61
