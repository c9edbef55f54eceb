"""The peer, red-dwarf, in an environment of its own: the same input, what it costs. Prints JSON. Knows nothing of ours.

python opinion_map_peer.py export FOLDER ROUNDS      a Polis export, parsing (the csv module) included
python opinion_map_peer.py arrays FOLDER ROUNDS      made-up arrays; its list of votes is made before, not counted
"""

import csv
import json
import resource
import statistics
import sys
import time
import warnings
from pathlib import Path

warnings.filterwarnings("ignore")
from reddwarf.implementations.polis import run_pipeline  # noqa: E402 - warnings come with the import

KEYS = ("participant_id", "statement_id", "vote")


def export(folder: Path):
    with (folder / "participants-votes.csv").open(encoding="utf-8") as file:
        head, *rows = csv.reader(file)
    names = [(place, int(name)) for place, name in enumerate(head) if name.isdigit()]
    votes = [
        dict(zip(KEYS, (int(row[0]), name, int(row[place])), strict=True))
        for row in rows
        for place, name in names
        if row[place]
    ]
    with (folder / "comments.csv").open(encoding="utf-8") as file:
        return votes, [int(row["comment-id"]) for row in csv.DictReader(file) if row["moderated"] == "-1"]


def arrays(folder: Path):
    import numpy as np

    starts, columns, values = (np.load(folder / f"{name}.npy") for name in ("starts", "columns", "values"))
    people = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
    rows = zip(people.tolist(), columns.tolist(), values.tolist(), strict=True)
    return [dict(zip(KEYS, row, strict=True)) for row in rows], []


def main(kind: str, folder: str, rounds: str) -> None:
    took, read = [], {"export": export, "arrays": arrays}[kind]
    ready = None if kind == "export" else read(Path(folder))
    for _round in range(int(rounds)):
        begun = time.process_time()
        votes, out = ready or read(Path(folder))
        run_pipeline(votes=votes, mod_out_statement_ids=out, random_state=0)
        took.append(time.process_time() - begun)
    took = took[1:] or took  # the first is for warming up
    print(
        json.dumps({"cpu": statistics.median(took), "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024})
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
