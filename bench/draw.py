"""The draw against sortition-algorithms 0.12.15 on the same machine in the same run, and alone where that does not go.

    python bench/draw.py             all of it; the peer needs minutes at 1,000 people
    python bench/draw.py --quick     without 1,000 and more

Maximin against maximin; leximin apart (the peer's needs Gurobi). Every figure is CPU of one process with one thread.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from draw_world import SHAPES, Shape, write
from pages import Line
from peer import environment

HERE = Path(__file__).parent
PEER = "sortition-algorithms==0.12.15"
ONE_THREAD = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
SAME, MEMORY = 1e-6, 300 * 2**20
AGAINST = {"150": 1 / 10, "300": 1 / 10, "exact": 1 / 3, "1000": 1 / 40}  # of the peer's CPU
ALONE = {"village": 0.5, "2000": 20, "10000": 60}  # CPU seconds; a village is drawn on the page
LEXIMIN = {"150": 0, "300": 6, "1000": 30}
LARGE = {"1000", "2000", "10000"}
Measure = dict[str, float]


def lines(*, quick: bool = False) -> Iterator[Line]:
    peer = environment(PEER)
    if peer is None:
        yield Line("peer sortition-algorithms", "absent", "present", ok=False)
    with tempfile.TemporaryDirectory(prefix="shangliang-draw-") as folder:
        for name in SHAPES:
            if not (quick and name in LARGE):
                yield from _shape(name, Path(folder) / name, peer)


def _shape(name: str, folder: Path, peer: Path | None) -> Iterator[Line]:
    shape = SHAPES[name]
    folder.mkdir()
    write(shape, folder)
    our = _ours(folder, shape, "maximin")
    what = f"draw, {_named(shape)}"
    if name in ALONE:
        limit = ALONE[name]
        yield Line(f"{what}, maximin", f"{our['cpu']:.2f} CPU s", f"{limit} s", our["cpu"] <= limit)
    elif peer:
        theirs = _measured(peer, "draw_peer.py", folder, shape.seats)
        yield from _compared(what, our, theirs, AGAINST[name])
    yield _proof(what, our)
    yield Line(f"{what}, memory", f"{our['peak'] / 2**20:.0f} MB", "300 MB", our["peak"] <= MEMORY)
    if name in LEXIMIN:
        fair, limit = _ours(folder, shape, "leximin"), LEXIMIN[name]
        said = f"{fair['cpu']:.2f} CPU s, {'every level proved' if fair['complete'] else 'not proved'}"
        yield Line(f"{what}, leximin", said, f"{limit} s" if limit else "", not limit or fair["cpu"] <= limit)


def _compared(what: str, our: Measure, theirs: Measure, share: float) -> Iterator[Line]:
    ratio = our["cpu"] / theirs["cpu"]
    told = f"{our['cpu']:.2f} CPU s against {theirs['cpu']:.1f} of the peer: 1/{1 / ratio:.0f}"
    yield Line(f"{what}, maximin", told, f"1/{1 / share:.0f}", ratio <= share)
    told = f"{our['lowest']:.7f} against {theirs['lowest']:.7f}"
    fine = our["lowest"] >= theirs["lowest"] - SAME and our["never"] == theirs["never"]
    yield Line(f"{what}, lowest probability", told, "not below", fine)


def _proof(what: str, our: Measure) -> Line:
    gap = our["bound"] - our["lowest"]
    told = f"{our['lowest']:.7f}, bound {our['bound']:.7f}, {'proved' if our['proved'] else 'unproved'}, {our['never']:.0f} in no panel, {our['types']:.0f} types"  # fmt: skip
    return Line(f"{what}, certificate", told, "gap 1e-6", gap <= SAME)


def _named(shape: Shape) -> str:
    return f"{shape.people:,}/{shape.seats}/{shape.features}{', exact quotas' if shape.exact else ''}"


def _ours(folder: Path, shape: Shape, aim: str) -> Measure:
    rounds = 3 if shape.people <= 300 else 1
    return _measured(Path(sys.executable), "draw_ours.py", folder, shape.seats, aim, rounds)


def _measured(python: Path, script: str, *what: object) -> Measure:
    done = subprocess.run(
        [str(python), str(HERE / script), *map(str, what)],
        capture_output=True, text=True, check=True, env=os.environ | ONE_THREAD,
    )  # fmt: skip
    return json.loads(done.stdout.splitlines()[-1])  # the peer talks before


def main() -> int:
    found = []
    for line in lines(quick="--quick" in sys.argv):
        limit = f" (limit {line.limit})" if line.limit else ""
        print(f"{'' if line.ok else 'MISSED '}{line.what}: {line.measured}{limit}", flush=True)
        found.append(line)
    return int(not all(line.ok for line in found))


if __name__ == "__main__":
    sys.exit(main())
