"""The 10 most similar of 100,000 texts, and what it costs to read them.

python bench/similar.py             half a minute
"""

import random
import statistics
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from pages import Line

MANY, ASKED, LIMIT = 100_000, 40, 100.0
PAIRS = Path(__file__).parents[1] / "tests/compute/similar"


def lines() -> Iterator[Line]:
    from shangliang.compute.gist import cut
    from shangliang.compute.likeness import Many

    draw = random.Random(8)
    texts = [t for name in ("same", "other") for row in (PAIRS / f"{name}.tsv").read_text().splitlines() for t in row.split("\t")[1:]]  # fmt: skip
    cut(texts[0])
    begun = time.process_time()
    gists = [cut("，".join(draw.choices(texts, k=3))) for _n in range(MANY)]
    read = time.process_time()
    many = Many(gists)
    made = time.process_time()
    costs = []
    for _n in range(ASKED):
        asked = "，".join(draw.choices(texts, k=2))
        started = time.process_time()
        many.most_like(cut(asked))
        costs.append((time.process_time() - started) * 1000)
    what = f"the 10 most similar of {MANY:,} texts, the asked one cut"
    said = (
        f"{statistics.median(costs):.1f} CPU ms, worst of {ASKED} {max(costs):.1f}; index made in {made - read:.1f} s"
    )
    yield Line(what, said, f"{LIMIT:.0f} ms", max(costs) <= LIMIT)
    yield Line("cutting a text of 40 characters into its gist", f"{(read - begun) / MANY * 1000:.2f} CPU ms")


def main() -> int:
    found = list(lines())
    for line in found:
        print(f"{'' if line.ok else 'MISSED '}{line.what}: {line.measured} (limit {line.limit or 'none'})", flush=True)
    return int(not all(line.ok for line in found))


if __name__ == "__main__":
    sys.exit(main())
