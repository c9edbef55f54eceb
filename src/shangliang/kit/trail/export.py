"""导出轨迹 · The rows as lines of JSON, for a verifier that shares no code with us (tools/verify_trail.py)."""

import json
from collections.abc import Iterator

from .check import CHUNK
from .rows import BODY, TrailRow, body


def lines(chain: str | None = None) -> Iterator[str]:
    """One row a line: its body, the hash of the row before it and its own."""
    rows = TrailRow.objects.filter(chain=chain) if chain else TrailRow.objects.all()
    for *content, prev, found in rows.order_by("chain", "seq").values_list(*BODY, "prev", "hash").iterator(CHUNK):
        row = {"body": body(*content), "prev": bytes(prev).hex(), "hash": bytes(found).hex()}
        yield json.dumps(row, ensure_ascii=False)
