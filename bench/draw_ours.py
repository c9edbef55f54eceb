"""Our draw in a process of its own: CPU, the lowest probability, the bound and memory as JSON. Imports and reading are not counted.

python draw_ours.py FOLDER SEATS maximin|leximin ROUNDS
"""

import csv
import json
import statistics
import sys
import time
from pathlib import Path

from memory import peak

from shangliang.compute.draw import Aim, Choices, Person, Quota, draw


def main(folder: Path, seats: int, aim: str, rounds: int) -> None:
    people, quotas = read(folder)
    took = []
    for _round in range(rounds):
        begun = time.process_time()
        found = draw(people, quotas, Choices(seats, Aim(aim)))
        took.append(time.process_time() - begun)
    told = found.certificate
    facts = {
        "lowest": told.lowest,
        "bound": told.bound,
        "proved": told.proved,
        "complete": told.complete,
        "never": len(found.never),
    }
    print(json.dumps({"cpu": statistics.median(took), **facts, "types": found.types, "peak": peak()}))


def read(folder: Path) -> tuple[list[Person], list[Quota]]:
    with (folder / "pool.csv").open(newline="") as file:
        people = [Person(row.pop("id"), row) for row in csv.DictReader(file)]
    with (folder / "quotas.csv").open(newline="") as file:
        rows = [(row["feature"], row["value"], int(row["min"]), int(row["max"])) for row in csv.DictReader(file)]
    return people, [Quota(((feature, value),), least, most) for feature, value, least, most in rows]


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3], int(sys.argv[4]))
