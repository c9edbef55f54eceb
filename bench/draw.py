"""The draw against sortition-algorithms 0.12.15 on the same machine in the same run, and alone where that does not go.

    python bench/draw.py             all of it; the peer needs minutes at 1,000 people, and has begun before ours
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
from typing import IO

from draw_world import SHAPES, Shape, write
from pages import Line
from peer import environment

HERE = Path(__file__).parent
PEER = "sortition-algorithms==0.12.15"
ONE_THREAD = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
SAME, MEMORY = 1e-6, 300 * 2**20
AGAINST = {"150": 1 / 10, "300": 1 / 10, "exact": 1 / 3, "1000": 1 / 40}  # of the peer's CPU
ALONE = {"village": 0.5, "2000": 20, "10000": 60}  # CPU seconds; a village is drawn on the page
LEXIMIN = {"150": 0, "exact": 0, "300": 6, "1000": 30, "2000": 20, "10000": 60}  # 0: reported only
SLOW = "1000"  # where the peer runs beside the others of ours: five minutes that need not be waited for
LARGE = {"1000", "2000", "10000"}
Measure = dict[str, float]
Running = tuple[IO[str], subprocess.Popen[bytes]]  # what it says, the process


def lines(*, quick: bool = False) -> Iterator[Line]:
    peer = environment(PEER)
    if peer is None:
        yield Line("peer sortition-algorithms", "absent", "present", ok=False)
    with tempfile.TemporaryDirectory(prefix="shangliang-draw-") as temporary:
        home = Path(temporary)
        for name in SHAPES:
            (home / name).mkdir()
            write(SHAPES[name], home / name)
        names = [name for name in SHAPES if not (quick and name in LARGE)]
        slow = _begun(peer, home, SLOW) if peer and SLOW in names else None
        try:
            for name in sorted(names, key=lambda name: name == SLOW):
                yield from _shape(name, home, peer, slow)
        finally:
            if slow and slow[1].poll() is None:
                slow[1].kill()


def _shape(name: str, home: Path, peer: Path | None, slow: Running | None) -> Iterator[Line]:
    shape, what = SHAPES[name], f"draw, {_named(SHAPES[name])}"
    our = _ours(home / name, shape, "maximin")
    if name in ALONE:
        limit = ALONE[name]
        yield Line(f"{what}, maximin", f"{our['cpu']:.2f} CPU s", f"{limit} s", our["cpu"] <= limit)
    elif peer:
        theirs = _ended(slow if name == SLOW and slow else _begun(peer, home, name))
        yield from _compared(what, our, theirs, AGAINST[name])
    yield _proof(what, our)
    peak = our["peak"]
    if name in LEXIMIN:
        fair, limit = _ours(home / name, shape, "leximin"), LEXIMIN[name]
        peak = max(peak, fair["peak"])
        told = "every level proved" if fair["complete"] else "lowest proved" if fair["proved"] else "not proved"
        fine = not limit or (fair["cpu"] <= limit and bool(fair["proved"]))
        yield Line(f"{what}, leximin", f"{fair['cpu']:.2f} CPU s, {told}", f"{limit} s" if limit else "", fine)
    yield Line(f"{what}, memory", f"{peak / 2**20:.0f} MB", "300 MB", peak <= MEMORY)


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
    return _ended(_process(Path(sys.executable), "draw_ours.py", folder, shape.seats, aim, rounds))


def _begun(peer: Path, home: Path, name: str) -> Running:
    return _process(peer, "draw_peer.py", home / name, SHAPES[name].seats)


def _process(python: Path, script: str, *what: object) -> Running:
    said = tempfile.TemporaryFile("w+")  # noqa: SIM115 - no pipe: the peer talks much, and nobody listens before it ends
    return said, subprocess.Popen(
        [str(python), str(HERE / script), *map(str, what)], stdout=said, env=os.environ | ONE_THREAD
    )


def _ended(running: Running) -> Measure:
    said, process = running
    with said:
        if process.wait():
            raise subprocess.CalledProcessError(process.returncode, process.args)
        said.seek(0)
        return json.loads(said.read().splitlines()[-1])


def main() -> int:
    found = []
    for line in lines(quick="--quick" in sys.argv):
        limit = f" (limit {line.limit})" if line.limit else ""
        print(f"{'' if line.ok else 'MISSED '}{line.what}: {line.measured}{limit}", flush=True)
        found.append(line)
    return int(not all(line.ok for line in found))


if __name__ == "__main__":
    sys.exit(main())
