"""A made-up conversation of any size, as arrays in a folder: rows one after the other, from three ways of thinking.

    python bench/opinion_map_world.py FOLDER PEOPLE STATEMENTS VIEWS_EACH

How many views a person expresses is spread as in real conversations: many say little, some say very much.
"""

import sys
from pathlib import Path

import numpy as np

CHUNK = 20_000


def make(folder: Path, people: int, statements: int, each: float, seed: int = 0) -> None:
    chance = np.random.default_rng(seed)
    leaning = chance.normal(0, 1, (3, statements)) + chance.normal(0, 0.8, statements)
    starts, columns, values = [np.zeros(1, dtype=np.int64)], [], []
    for first in range(0, people, CHUNK):
        size = min(CHUNK, people - first)
        share = np.minimum(chance.exponential(each / statements, size), 1)
        row, column = np.nonzero(chance.random((size, statements), dtype=np.float32) < share[:, None])
        felt = leaning[chance.integers(0, 3, size)[row], column] + chance.logistic(0, 0.8, len(row))
        starts.append(starts[-1][-1] + np.cumsum(np.bincount(row, minlength=size)))
        columns.append(column.astype(np.int32))
        values.append(np.where(felt > 0.4, 1, np.where(felt < -0.4, -1, 0)).astype(np.int8))
    folder.mkdir(parents=True, exist_ok=True)
    for name, parts in (("starts", starts), ("columns", columns), ("values", values)):
        np.save(folder / f"{name}.npy", np.concatenate(parts))


def load(folder: Path):
    return [np.load(Path(folder) / f"{name}.npy") for name in ("starts", "columns", "values")]


if __name__ == "__main__":
    make(Path(sys.argv[1]), *(int(number) for number in sys.argv[2:5]))
