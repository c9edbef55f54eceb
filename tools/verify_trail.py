"""核验轨迹 · Checks an export of the trail with nothing but Python's own library: for auditors.

    shangliang trail export > rows.jsonl      (one side)
    curl https://…/trail/heads.json > heads.json      (on any earlier day)
    python verify_trail.py rows.jsonl heads.json …

A row's hash is H(0x00 || hash of the row before || body), H = SHA-256 or SM3 as the body's "suite" says, the body as
JSON with sorted keys, no spaces, UTF-8. Rows are numbered from 1 in each chain; the first follows 32 zero bytes.
"""

import hashlib
import json
import sys
from pathlib import Path

SUITES = {"sha256", "sm3"}


def breaks(lines, anchors):
    """Yield (chain, seq, what) for the first broken row of every chain."""
    known = {(a["chain"], a["seq"]): a["hash"] for a in anchors}
    last, broken = {}, set()
    for line in lines:
        row = json.loads(line)
        chain, seq = row["body"]["chain"], row["body"]["seq"]
        before, prev = last.get(chain, (0, "00" * 32))
        what = fault(row, before, prev, known.get((chain, seq)))
        if what and chain not in broken:
            broken.add(chain)
            yield chain, seq, what
        last[chain] = (seq, row["hash"])
    for (chain, seq), _ in sorted(known.items()):
        if last.get(chain, (0,))[0] < seq and chain not in broken:
            broken.add(chain)
            yield chain, last.get(chain, (0,))[0] + 1, "cut: a later head was published"


def fault(row, before, prev, anchor):
    """What is wrong with one row, or None."""
    body = json.dumps(row["body"], sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    content = b"\0" + bytes.fromhex(row["prev"]) + body.encode()
    if row["body"]["seq"] != before + 1:
        return "a row is missing, or was put between"
    if row["body"]["suite"] not in SUITES or hashlib.new(row["body"]["suite"], content).hexdigest() != row["hash"]:
        return "the content was changed"
    if row["prev"] != prev:
        return "does not follow the row before it"
    if anchor not in (None, row["hash"]):
        return "differs from the published head"
    return None


def main(rows, *heads):
    anchors = []
    for name in heads:
        with Path(name).open(encoding="utf-8") as file:
            anchors += json.load(file)
    with Path(rows).open(encoding="utf-8") as file:
        found = list(breaks(file, anchors))
    for chain, seq, what in found:
        print(f"{chain}-{seq}: {what}")
    if not found:
        print("the trail holds")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
