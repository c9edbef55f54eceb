"""盲索引 · Finds a sealed value exactly, without opening any: a keyed digest of its normal form."""

import secrets
import unicodedata

from shangliang.kit import keys

SIZE = 16


def blind(value: str, purpose: str) -> bytes:
    """16 bytes, equal for equal values of one purpose. An empty value equals nothing, not even another empty one."""
    plain = normal(value, purpose)
    if not plain:
        return secrets.token_bytes(SIZE)
    return keys.digest(f"blind {purpose}", plain.encode("utf-8", "surrogatepass"))[:SIZE]


def normal(value: str, purpose: str) -> str:
    """NFKC without outer spaces and case; a phone is its digits, without the country's 86."""
    text = unicodedata.normalize("NFKC", value).strip().casefold()
    if not purpose.startswith("phone"):
        return text
    digits = "".join(str(unicodedata.digit(c)) for c in text if c.isdigit())
    for prefix in ("0086", "86"):
        if digits.startswith(prefix) and len(digits) == len(prefix) + 11:
            return digits.removeprefix(prefix)
    return digits
