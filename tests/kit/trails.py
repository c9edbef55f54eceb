"""轨迹 · What the tests of the trail share: rows to tamper with, and the rights of somebody who owns the database."""

import json
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

from django.db import connection, transaction

from shangliang.kit import trail
from shangliang.kit.trail import TrailRow
from shangliang.kit.trail.export import lines

CLERK = SimpleNamespace(ref="K7Q2M9X4TD")
VILLAGE, OTHER = "620321100200", "620602001"
COUNTY = "620321"
VERIFIER = Path(__file__).parents[2] / "tools/verify_trail.py"


def write(count=1, area=VILLAGE, **detail):
    with transaction.atomic():
        entries = [
            {"by": CLERK, "action": "matter.raise", "noun": "matter", "id": n, "area": area, "detail": detail}
            for n in range(count)
        ]
        return trail.record_many(entries)


def behind(sql, *params):
    """What somebody with the database's own rights can do: the triggers are off."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(sql, params)
        assert cursor.rowcount > 0, "the tampering must do something"
        cursor.execute("SET LOCAL session_replication_role = origin")


def found(**how):
    return [(b.chain, b.seq, b.fault) for b in trail.verify(**how)]


def standalone(tmp_path, anchors=()):
    rows, heads = tmp_path / "rows.jsonl", tmp_path / "heads.json"
    rows.write_text("".join(f"{line}\n" for line in lines()))
    heads.write_text(json.dumps([{"chain": a.chain, "seq": a.seq, "hash": a.hash.hex()} for a in anchors]))
    return subprocess.run([sys.executable, str(VERIFIER), str(rows), str(heads)], capture_output=True, text=True)


def cut_and_cover(keep):
    """Truncation by somebody who knows: rows, head and daily heads fit each other again."""
    behind("DELETE FROM kit_trailrow WHERE chain = %s AND seq > %s", COUNTY, keep)
    behind(
        "UPDATE kit_chainhead h SET seq = r.seq, hash = r.hash FROM kit_trailrow r"
        " WHERE h.chain = %s AND r.chain = h.chain AND r.seq = %s",
        COUNTY,
        keep,
    )


def rewritten(name="ZZZZZZZZZZ"):
    """A full rewrite: every row from the third on is hashed anew."""
    rows = list(TrailRow.objects.filter(chain=COUNTY).order_by("seq"))
    prev = bytes(rows[1].hash)
    for row in rows[2:]:
        row.actor = name
        prev = row.linked(row.seq, prev)
        behind(
            "UPDATE kit_trailrow SET actor = %s, prev = %s, hash = %s WHERE chain = %s AND seq = %s",
            name, row.prev, row.hash, COUNTY, row.seq,
        )  # fmt: skip
    behind("UPDATE kit_chainhead SET hash = %s WHERE chain = %s", prev, COUNTY)
