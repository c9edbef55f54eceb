"""The peer, sortition-algorithms, in an environment of its own: what its maximin costs, and the lowest probability it reaches.

python draw_peer.py FOLDER SEATS        FOLDER has pool.csv and quotas.csv; prints JSON. Reading them is not counted.
"""

import csv
import json
import sys
import time
from pathlib import Path

from memory import peak
from sortition_algorithms import Settings, read_in_features, read_in_people
from sortition_algorithms.committee_generation import find_distribution_maximin


def main(folder: Path, seats: int) -> None:
    quotas, pool = (table(folder / name) for name in ("quotas.csv", "pool.csv"))
    features, _name, _column = read_in_features(*quotas, seats)
    settings = Settings(id_column="id", columns_to_keep=[])
    people, _report = read_in_people(*pool, features, settings)
    begun = time.process_time()
    panels, probabilities, _report = find_distribution_maximin(features, people, seats, [])
    cpu = time.process_time() - begun
    share = dict.fromkeys(people, 0.0)
    for panel, probability in zip(panels, probabilities, strict=True):
        for person in panel:
            share[person] += probability
    lowest = min(each for each in share.values() if each > 0)
    print(json.dumps({"cpu": cpu, "lowest": lowest, "never": sum(not each for each in share.values()), "peak": peak()}))


def table(path: Path) -> tuple[list[str], list[dict[str, str]]]:
    with path.open(newline="") as file:
        rows = csv.DictReader(file)
        return list(rows.fieldnames), list(rows)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
