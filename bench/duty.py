"""Members' duty points of a large city in a year, as `shangliang duty` does it: events read from a file, scored, told as JSON.

python bench/duty.py             a few seconds
"""

import csv
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from duty_world import rows
from pages import Line

MEMBERS, EVENTS, LIMIT = 3_000, 60_000, 3.0


def lines() -> Iterator[Line]:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shangliang.settings")
    import django

    django.setup()
    from shangliang.compute.duty import shipped, table
    from shangliang.kit.duty.outputs import table_json
    from shangliang.kit.duty.source import read_events

    rules = shipped("tongcheng")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "events.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows(MEMBERS, EVENTS))
        begun = time.process_time()
        events, listed = read_events(path, rules)
        read = time.process_time()
        scores = table(rules, events, listed)
        scored = time.process_time()
        said = len(table_json(rules, scores))
        ended = time.process_time()
    took = ended - begun
    parts = f"read {read - begun:.2f}, scored {scored - read:.2f}, told {ended - scored:.2f} ({said / 1e6:.0f} MB)"
    what = f"duty points, {MEMBERS:,} members and {EVENTS:,} events, file to JSON"
    yield Line(what, f"{took:.2f} CPU s: {parts}", f"{LIMIT:.0f} s", took <= LIMIT and len(scores) == MEMBERS)


def main() -> int:
    found = list(lines())
    for line in found:
        print(f"{'' if line.ok else 'MISSED '}{line.what}: {line.measured} (limit {line.limit})", flush=True)
    return int(not all(line.ok for line in found))


if __name__ == "__main__":
    sys.exit(main())
