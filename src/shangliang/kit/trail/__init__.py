"""轨迹 · The append-only record of every action, hash-chained per county, that can be checked from outside."""

from .append import record, record_many
from .chain import chain_of
from .check import Anchor, Break, Fault, heads, verify
from .commitments import commit, holds
from .publish import exported, imported, keep_daily_heads
from .rows import ChainHead, DailyHead, TrailRow
from .touched import Touch, stamps

__all__ = [
    "Anchor",
    "Break",
    "ChainHead",
    "DailyHead",
    "Fault",
    "Touch",
    "TrailRow",
    "chain_of",
    "commit",
    "exported",
    "heads",
    "holds",
    "imported",
    "keep_daily_heads",
    "record",
    "record_many",
    "stamps",
    "verify",
]
