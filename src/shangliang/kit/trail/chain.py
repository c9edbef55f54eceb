"""链 · How one row of the trail is written down and hashed. Pure: no Django, no database."""

import datetime as dt
import json
from decimal import Decimal
from typing import Any

from cryptography.hazmat.primitives import hashes

GENESIS = bytes(32)
SUITES = {"sha256": hashes.SHA256, "sm3": hashes.SM3}


def chain_of(area: str) -> str:
    """The chain of an area: its county's (6 digits), above that its city's, then its province's; "00" for none."""
    for length in (6, 4, 2):
        if len(area) >= length:
            return area[:length]
    return "00"


def canonical(body: dict[str, Any]) -> bytes:
    """The one way to write a body: sorted keys, no spaces, UTF-8."""
    return json.dumps(body, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


def digest(suite: str, prev: bytes, body: dict[str, Any]) -> bytes:
    """The hash: H(0x00 || prev || canonical body)."""
    hasher = hashes.Hash(SUITES[suite]())
    hasher.update(b"\0" + prev + canonical(body))
    return hasher.finalize()


def stamp(moment: dt.datetime) -> str:
    """UTC to the microsecond, as it comes back from PostgreSQL."""
    return moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def plain(value: Any) -> Any:
    """What jsonb gives back exactly as it was hashed: no floats, no dates, text keys."""
    if isinstance(value, dict):
        return {str(k): plain(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [plain(v) for v in value]
    if isinstance(value, bool | int) or value is None:
        return value
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, Decimal | float):
        return str(value)
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    raise TypeError(f"a trail row cannot hold a {type(value).__name__}")
