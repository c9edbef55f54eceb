"""Pairing against the dense assignment of SciPy on the same machine in the same run, and alone where that does not go.

    python bench/pair.py             all of it (under a minute on a quiet machine)
    python bench/pair.py --quick     without the 10,000

The peer only minimises metres, one household each; ours covers, balances, ranks and keeps first. Every figure is CPU of
one process with one thread.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from pages import Line

HERE = Path(__file__).parent
ONE_THREAD = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
Measure = dict[str, float]


def lines(*, quick: bool = False) -> Iterator[Line]:
    yield _page(_ours(13, 14, 1, 9))
    yield from _one_to_one(1_227, 0.5)
    yield from _one_to_one(2_000, 0)
    if not quick:
        yield from _large()


def _page(our: Measure) -> Line:
    return Line("pairs, 13 people and 14 helpers", f"{our['cpu'] * 1000:.1f} ms", "50 ms", our["cpu"] <= 0.05)


def _one_to_one(count: int, limit: float) -> Iterator[Line]:
    our, peer = _ours(count, count, 1, 3, "plain"), _measured("pair_peer.py", count)
    ratio = our["cpu"] / peer["cpu"]
    told = f"{our['cpu']:.2f} CPU s against {peer['cpu']:.2f} of dense scipy: {ratio:.2f}"
    what = f"pairs, {count:,} one to one"
    yield Line(what, told, f"{limit} s" if limit else "", not limit or our["cpu"] <= limit)
    same = our["metres"] == peer["metres"]
    yield Line(f"{what}, metres", f"{our['metres']:,.0f} against {peer['metres']:,.0f}", "equal", same)


def _large() -> Iterator[Line]:
    whole = _ours(10_000, 3_000, 4, 1)
    fine = whole["cpu"] <= 3 and whole["paired"] == 10_000
    told = f"{whole['cpu']:.2f} CPU s, {whole['paired']:,.0f} covered, loads {whole['least']:.0f}-{whole['most']:.0f}"
    yield Line("pairs, 10,000 people and 3,000 helpers", told, "3 s, all", fine)
    left = _ours(10_000, 3_000, 4, 1, "leave")
    told = f"{left['cpu']:.2f} CPU s, {left['changed']:.0f} changed of {left['must']:.0f} who had to"
    yield Line("pairs, 5 % of those helpers leave", told, "equal", left["changed"] == left["must"])


def _ours(*what: object) -> Measure:
    return _measured("pair_ours.py", *what)


def _measured(script: str, *what: object) -> Measure:
    done = subprocess.run(
        [sys.executable, str(HERE / script), *map(str, what)],
        capture_output=True, text=True, check=True, env=os.environ | ONE_THREAD,
    )  # fmt: skip
    return json.loads(done.stdout)


def main() -> int:
    found = []
    for line in lines(quick="--quick" in sys.argv):
        limit = f" (limit {line.limit})" if line.limit else ""
        print(f"{'' if line.ok else 'MISSED '}{line.what}: {line.measured}{limit}", flush=True)
        found.append(line)
    return int(not all(line.ok for line in found))


if __name__ == "__main__":
    sys.exit(main())
