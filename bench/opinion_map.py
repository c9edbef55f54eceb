"""The opinion map against red-dwarf 0.4.0 on the same machine in the same run, and alone where that does not go.

    python bench/opinion_map.py             all of it (some minutes)
    python bench/opinion_map.py --quick     the open conversations, and a tenth of the made-up ones

Every figure is of one process with one thread for BLAS. The open conversations lie beside the checkout (../shared).
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from opinion_map_alike import alike
from pages import Line
from peer import environment

HERE = Path(__file__).parent
PEER = "red-dwarf==0.4.0"
ONE_THREAD = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS"), "1")
OPEN = ("brexit-consensus", "vtaiwan.uberx", "american-assembly.bowling-green")
MB = 1 << 20
SAME = 1e-12  # of the largest number: what two solvers of the same equations differ by
Measure = dict[str, float]


def lines(*, quick: bool = False) -> Iterator[Line]:
    with tempfile.TemporaryDirectory(prefix="shangliang-map-") as folder:
        peer = environment(PEER)
        yield from _open_conversations(peer)
        yield from _the_same(peer)
        yield from _large(Path(folder), peer, quick=quick)
        yield from _alone(Path(folder), quick=quick)


def _data() -> Path | None:
    return next((p / "shared/data/polis" for p in HERE.resolve().parents if (p / "shared/data/polis").is_dir()), None)


def _open_conversations(peer: Path | None) -> Iterator[Line]:
    data = _data()
    if data is None:
        yield Line("map, open conversations", "absent: no ../shared/data/polis", "present", ok=False)
        return
    for name in OPEN:
        our = _ours("export", data / name, 9)
        yield _against(f"map, {name}, parsing included", our, _theirs(peer, "export", data / name, 6), 4)
        yield Line(f"map, {name}, beside it", f"20 resamples {_ms(our['resamples'])}, bridging {_ms(our['bridging'])}")


def _the_same(peer: Path | None) -> Iterator[Line]:
    """Given the groups that Polis published: lists in their order, products, priorities and positions, by both."""
    data = _data()
    for folder in sorted(data.iterdir() if data and peer else ()):
        if not (folder / "participants-votes.csv").exists():
            continue
        found = alike(folder, _measured(peer, "opinion_map_peer.py", "told", folder))
        furthest = max(found["products"], found["priorities"], found["positions"])
        told = f"{found['lists']} of {found['of']} lists equal, numbers to {furthest:.0e}"
        same = found["lists"] == found["of"] and furthest <= SAME
        yield Line(f"map, {folder.name}, against what the peer says", told, f"all, {SAME:.0e}", same)


def _large(folder: Path, peer: Path | None, *, quick: bool) -> Iterator[Line]:
    people = 3_342 if quick else 33_422
    views = _made(folder, people, 783, 60)
    our, their = _ours("log", views, 3), _theirs(peer, "arrays", views, 1)
    what = f"map, made-up {people:,} x 783"
    yield _against(f"{what}, CPU", our, their, 0 if quick else 25)
    if their:
        share = our["peak"] / their["peak"]
        told = f"{our['peak'] / MB:.0f} MB against {their['peak'] / MB:.0f} MB: {share:.2f}"
        yield Line(f"{what}, memory", told, "" if quick else "0.25", quick or share <= 0.25)


def _alone(folder: Path, *, quick: bool) -> Iterator[Line]:
    """1, 10 and 50 million views: what each costs, and what that is for each pair of views of a person."""
    costs, biggest = {}, None
    for people in (2_000, 20_000, 100_000) if quick else (20_000, 200_000, 1_000_000):
        biggest = _made(folder, people, 1_000, 50)
        cost = _ours("rows", biggest, 3 if people < 200_000 else 1)
        costs[people] = cost["cpu"] / cost["work"] * 1e9
        told = f"{cost['cpu']:.2f} CPU s, {cost['peak'] / MB:.0f} MB, {costs[people]:.2f} ns a pair"
        last = people == 1_000_000
        enough = cost["cpu"] <= 20 and cost["peak"] <= 1024 * MB
        limit = "20 s, 1024 MB" if last else ""
        yield Line(f"map, {cost['views'] / 1e6:.1f} M views from arrays", told, limit, enough or not last)
    _small, middle, large = costs.values()
    yield Line("map, cost of a pair, largest to middle", f"{large / middle:.2f}", "1.25", large / middle <= 1.25)
    plain = _ours("sums", biggest, 1)
    yield Line("map, the largest without the compiled kernel", f"{plain['cpu']:.2f} CPU s, {plain['peak'] / MB:.0f} MB")
    new = _ours("refresh", biggest, 40)
    told = f"{_ms(new['cpu'])} of CPU, {_ms(new['wall'])} by the clock"
    yield Line("map, one view more on that, components anew", told, "10 ms", new["cpu"] <= 0.010)
    exact = bool(new["same"]) and new["apart"] <= 1e-12
    told = f"sums {'equal' if new['same'] else 'differ'}, 1-|cos| {new['apart']:.0e}"
    yield Line("map, after 40 such views against all anew", told, "equal, 1e-12", exact)


def _against(what: str, our: Measure, their: Measure | None, times: float) -> Line:
    """`times`: at least so many times less; 0 for information."""
    if their is None:
        return Line(what, f"{_ms(our['cpu'])}; the peer is absent", f"{times:.0f}x", ok=False)
    ratio = their["cpu"] / our["cpu"]
    told = f"{_ms(our['cpu'])} against {_ms(their['cpu'])}: {ratio:.1f}x less"
    return Line(what, told, f"{times:.0f}x" if times else "", ratio >= times)


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms" if seconds < 1 else f"{seconds:.2f} s"


def _made(folder: Path, people: int, statements: int, each: int) -> Path:
    target = folder / f"{people}-{statements}"
    command = [sys.executable, str(HERE / "opinion_map_world.py"), str(target), str(people), str(statements), str(each)]
    subprocess.run(command, check=True)
    return target


def _ours(*what: object) -> Measure:
    return _measured(sys.executable, "opinion_map_ours.py", *what)


def _theirs(peer: Path | None, *what: object) -> Measure | None:
    return _measured(peer, "opinion_map_peer.py", *what) if peer else None


def _measured(python: Path | str, script: str, *what: object) -> Measure:
    done = subprocess.run(
        [str(python), str(HERE / script), *map(str, what)],
        capture_output=True, text=True, check=True, env=os.environ | ONE_THREAD,
    )  # fmt: skip
    return json.loads(done.stdout)


def main() -> int:
    found = []
    for line in lines(quick="--quick" in sys.argv):
        print(f"{'' if line.ok else 'MISSED '}{line.what}: {line.measured}{f' (limit {line.limit})' if line.limit else ''}", flush=True)  # fmt: skip
        found.append(line)
    return int(not all(line.ok for line in found))


if __name__ == "__main__":
    sys.exit(main())
