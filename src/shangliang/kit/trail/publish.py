"""公布链首 · The heads as text, to be kept elsewhere; and one per chain and day on the public page."""

import json
from typing import Any

from shangliang.kit import clock

from .check import Anchor, heads
from .rows import ChainHead, DailyHead


def exported() -> list[dict[str, Any]]:
    """The heads as plain data, for a file, a printed page, another office."""
    return [{"chain": head.chain, "seq": head.seq, "hash": head.hash.hex()} for head in heads()]


def imported(text: str) -> list[Anchor]:
    """The anchors of a file that `trail anchors` wrote, or of several days put together in one list."""
    return [Anchor(str(a["chain"]), int(a["seq"]), bytes.fromhex(a["hash"])) for a in json.loads(text)]


def keep_daily_heads() -> int:
    """Keep the head of every chain that moved since it was last kept; a second run on one day changes nothing."""
    day = clock.today()
    kept = {h.chain: h.seq for h in DailyHead.objects.order_by("chain", "-day").distinct("chain")}
    moved = [h for h in ChainHead.objects.filter(seq__gt=0) if h.seq != kept.get(h.chain)]
    fresh = [DailyHead(chain=h.chain, day=day, seq=h.seq, hash=bytes(h.hash)) for h in moved]
    DailyHead.objects.bulk_create(fresh, ignore_conflicts=True)
    return len(fresh)
