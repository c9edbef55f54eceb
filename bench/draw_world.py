"""Pools and quotas of the shapes in draw-and-pair.md, made from a fixed seed: the same for ours and for the peer.

python draw_world.py NAME FOLDER       writes pool.csv and quotas.csv
"""

import csv
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np

VALUES = (2, 4, 3, 5, 3, 2, 4)  # of each feature
Table = dict[tuple[int, int], tuple[int, int]]


@dataclass(frozen=True)
class Shape:
    people: int
    seats: int
    features: int
    exact: bool = False
    seed: int = 0


SHAPES = {
    "village": Shape(60, 15, 3),
    "150": Shape(150, 22, 4),
    "300": Shape(300, 30, 5),
    "1000": Shape(1_000, 40, 6),
    "2000": Shape(2_000, 50, 7),
    "10000": Shape(10_000, 150, 7),
    "exact": Shape(70, 15, 5, exact=True),
}


def pool(shape: Shape) -> tuple[np.ndarray, Table]:
    """The value of each person for each feature; {(feature, value): (least, most)}: the population's share, +-10 %.

    Who comes forward is not who lives there: some values answer twice as often as others. With exact quotas the numbers
    are those of one panel drawn blindly, so there is one.
    """
    chance = np.random.default_rng([shape.people, shape.seats, shape.features, shape.seed])
    people, quotas = np.zeros((shape.people, shape.features), dtype=np.int64), {}
    for feature in range(shape.features):
        share = chance.dirichlet(np.full(VALUES[feature], 6.0))
        came = share * np.exp(chance.normal(0, 0.45, len(share)))
        people[:, feature] = chance.choice(len(share), shape.people, p=came / came.sum())
        for value, part in enumerate(share):
            least, most = int(np.floor(0.9 * part * shape.seats)), int(np.ceil(1.1 * part * shape.seats))
            there = int((people[:, feature] == value).sum())
            quotas[feature, value] = (min(least, there), most)
    if shape.exact:
        one = people[chance.choice(shape.people, shape.seats, replace=False)]
        quotas = {(f, v): (int((one[:, f] == v).sum()),) * 2 for f, v in quotas}
    return people, quotas


def write(shape: Shape, folder: Path) -> None:
    people, quotas = pool(shape)
    names = [f"f{feature}" for feature in range(shape.features)]
    with (folder / "pool.csv").open("w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["id", *names])
        rows.writerows([f"p{n:05}", *(f"v{value}" for value in row)] for n, row in enumerate(people))
    with (folder / "quotas.csv").open("w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["feature", "value", "min", "max"])
        rows.writerows([names[f], f"v{v}", *quotas[f, v]] for f, v in sorted(quotas))


if __name__ == "__main__":
    write(SHAPES[sys.argv[1]], Path(sys.argv[2]))
