"""Our map in a process of its own: CPU and peak memory, as JSON. Imports and compilation are not counted.

python opinion_map_ours.py export FOLDER ROUNDS       a Polis export, parsing included
python opinion_map_ours.py log FOLDER ROUNDS          made-up arrays as a log of single views
python opinion_map_ours.py rows FOLDER ROUNDS         the same as rows, the map
python opinion_map_ours.py sums FOLDER ROUNDS         the pair sums alone, without the kernel
python opinion_map_ours.py refresh FOLDER ROUNDS      one view more, until the components are new; exact?
"""

import json
import statistics
import sys
import time
from pathlib import Path

import numpy as np
from memory import peak
from opinion_map_world import load

from shangliang.compute.opinion_map import Living, Sums, Views, opinion_map
from shangliang.compute.opinion_map.components import components
from shangliang.kit.opinion_map.source import read_source

ALONE = {"resamples": 0, "bridges": False}


def rows(folder: Path) -> Views:
    starts, columns, values = load(folder)
    return Views.of(starts, columns, values, statements=int(columns.max()) + 1)


def export(folder: Path, rounds: int) -> dict:
    def work():
        source = read_source(folder / "participants-votes.csv", folder / "comments.csv")
        return source, opinion_map(source.views, moderated=source.statements.moderated, **ALONE)

    cost = measured(work, rounds)
    source, _found = work()
    extra = {"moderated": source.statements.moderated}
    both = {"resamples": ALONE | {"resamples": 20}, "bridging": ALONE | {"bridges": True}}
    whole = {name: measured(lambda o=o: opinion_map(source.views, **extra, **o), 2)["cpu"] for name, o in both.items()}
    plain = measured(lambda: opinion_map(source.views, **extra, **ALONE), rounds)["cpu"]
    return cost | {name: cpu - plain for name, cpu in whole.items()}


def log(folder: Path, rounds: int) -> dict:
    starts, columns, values = load(folder)
    people = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
    return measured(lambda: opinion_map(Views.from_log(people, columns, values), **ALONE), rounds)


def whole_rows(folder: Path, rounds: int) -> dict:
    views = rows(folder)
    cost = measured(lambda: opinion_map(views, **ALONE), rounds)
    return cost | {"views": views.said, "work": int(np.square(views.counts).sum())}


def sums(folder: Path, rounds: int) -> dict:
    views = rows(folder)
    return measured(lambda: opinion_map(views, sums=Sums.of(views, fast=False), **ALONE), rounds)


def refresh(folder: Path, rounds: int) -> dict:
    """Views that are there change their side: at the end the sums and axes are compared with those made from nothing."""
    views = rows(folder)
    out = np.zeros(views.width, dtype=bool)
    living = Living(Sums.of(views), out)
    chance, took, waited = np.random.default_rng(0), [], []
    for at in chance.integers(0, views.said, rounds):
        person = int(np.searchsorted(views.starts, at, side="right")) - 1
        columns, values = (part.copy() for part in views.row(person))
        view = int((values[at - views.starts[person]] + 2) % 3 - 1)
        begun, since = time.process_time(), time.perf_counter()
        living.express(columns, values, int(views.columns[at]), view)
        took.append(time.process_time() - begun)
        waited.append(time.perf_counter() - since)
        views.values[at] = view
    whole = Sums.of(views)
    axes = components(whole, out).axes
    same = all(np.array_equal(a, b) for a, b in zip(whole.pairs, living.sums.pairs, strict=True))
    apart = float((1 - np.abs((axes * living.components.axes).sum(axis=1))).max())
    return {"cpu": statistics.median(took), "wall": statistics.median(waited), "same": same, "apart": apart}


def measured(work, rounds: int) -> dict:
    """The median of some rounds after one that is not counted."""
    took = []
    for _round in range(rounds + 1):
        begun = time.process_time()
        work()
        took.append(time.process_time() - begun)
    return {"cpu": statistics.median(took[1:]), "peak": peak()}


KINDS = {"export": export, "log": log, "rows": whole_rows, "sums": sums, "refresh": refresh}

if __name__ == "__main__":
    Sums.of(Views.from_table(np.ones((3, 3))), fast=True)  # the kernel is compiled before anything is counted
    print(json.dumps(KINDS[sys.argv[1]](Path(sys.argv[2]), int(sys.argv[3]))))
