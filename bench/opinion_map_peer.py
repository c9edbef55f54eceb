"""The peer, red-dwarf, in an environment of its own: the same input, what it costs. Prints JSON. Knows nothing of ours.

python opinion_map_peer.py export FOLDER ROUNDS      a Polis export, parsing (the csv module) included
python opinion_map_peer.py arrays FOLDER ROUNDS      made-up arrays; its list of votes is made before, not counted
python opinion_map_peer.py told FOLDER               what it says of an export, given the groups that Polis published
"""

import csv
import json
import statistics
import sys
import time
import warnings
from pathlib import Path

from memory import peak

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


def told(folder: Path) -> dict:
    """Positions (solved exactly: its own choice draws lots), products, priorities and lists."""
    import pandas as pd
    from reddwarf.utils.consensus import select_consensus_statements
    from reddwarf.utils.matrix import generate_raw_matrix, simple_filter_matrix
    from reddwarf.utils.reducer.base import run_reducer
    from reddwarf.utils.stats import (
        calculate_comment_statistics_dataframes,
        populate_priority_calculations_into_statements_df,
        select_representative_statements,
    )

    votes, out = export(folder)
    raw = generate_raw_matrix(votes=votes)
    kept = simple_filter_matrix(vote_matrix=raw, mod_out_statement_ids=out)
    placed, moved, _model = run_reducer(vote_matrix=kept.values, random_state=0, svd_solver="full")
    groups = {who: group for who, group in published(folder).items() if who in raw.index}
    grouped = raw.loc[sorted(groups)]
    stats, products = calculate_comment_statistics_dataframes(grouped, [groups[who] for who in sorted(groups)])
    rows = pd.DataFrame(moved, columns=["x", "y"], index=raw.columns).assign(is_meta=False)
    weights = populate_priority_calculations_into_statements_df(statements_df=rows, vote_matrix=grouped)["priority"]
    lists = select_consensus_statements(raw, mod_out_statement_ids=out)
    cared = select_representative_statements(stats, mod_out_statement_ids=out)
    return {
        "participants": [int(who) for who in raw.index],
        "statements": [int(number) for number in raw.columns],
        "positions": placed.tolist(),
        "agree": products["group-aware-consensus-agree"].tolist(),
        "disagree": products["group-aware-consensus-disagree"].tolist(),
        "priority": weights.tolist(),
        "consensus": [[int(each["tid"]), side] for side in ("agree", "disagree") for each in lists[side]],
        "representative": [[[each["tid"], each["repful-for"]] for each in cared[group]] for group in sorted(cared)],
    }


def published(folder: Path) -> dict[int, int]:
    with (folder / "participants-votes.csv").open(encoding="utf-8") as file:
        return {int(row["participant"]): int(row["group-id"]) for row in csv.DictReader(file) if row["group-id"]}


def main(kind: str, folder: str, rounds: str = "") -> None:
    if kind == "told":
        print(json.dumps(told(Path(folder))))
        return
    took, read = [], {"export": export, "arrays": arrays}[kind]
    ready = None if kind == "export" else read(Path(folder))
    for _round in range(int(rounds)):
        begun = time.process_time()
        votes, out = ready or read(Path(folder))
        run_pipeline(votes=votes, mod_out_statement_ids=out, random_state=0)
        took.append(time.process_time() - begun)
    took = took[1:] or took  # the first is for warming up
    print(json.dumps({"cpu": statistics.median(took), "peak": peak()}))


if __name__ == "__main__":
    main(*sys.argv[1:])
