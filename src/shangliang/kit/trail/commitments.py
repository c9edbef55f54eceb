"""承诺 · Personal data never enters the trail in clear: only a salted digest, against which a value can be checked."""

import hmac
import re
import secrets
from typing import Any

from shangliang.kit import keys

CODE = re.compile(r"[A-Za-z0-9_.:/+-]{0,64}")  # codes, refs, dates, numbers, digests
PERSONAL = re.compile(r"1[3-9]\d{9}|\d{17}[\dXx]|\d{15}")  # a mobile phone or an identity number is no code
COMMITTED = re.compile(r"~[0-9a-f]{16}\.[0-9a-f]{64}")


def commit(value: str) -> str:
    """`~salt.digest`: says nothing about the value, and two commitments to one value differ."""
    salt = secrets.token_hex(8)
    return f"~{salt}.{_digest(salt, value)}"


def holds(commitment: str, value: str) -> bool:
    """Whether the commitment was made to this value (needs the key file)."""
    salt, _, found = commitment.removeprefix("~").partition(".")
    return hmac.compare_digest(found, _digest(salt, value))


def guarded(value: Any) -> Any:
    """The detail with every text that is not plainly a code replaced by its commitment."""
    if isinstance(value, dict):
        return {key: guarded(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [guarded(inner) for inner in value]
    if isinstance(value, bool) or value is None:
        return value
    text = str(value)
    known = COMMITTED.fullmatch(text) or (CODE.fullmatch(text) and not PERSONAL.fullmatch(text))
    return value if known else commit(text)


def _digest(salt: str, value: str) -> str:
    return keys.digest("trail", f"{salt}:{value}".encode()).hex()
