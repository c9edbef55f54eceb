"""样例 · Hand-made conversations."""

import numpy as np

from shangliang.compute.opinion_map import Views

_ = np.nan


def table(*rows):
    """Rows of "+-0." for agree, disagree, pass, not seen."""
    return np.array([[{"+": 1, "-": -1, "0": 0, ".": _}[mark] for mark in row] for row in rows])


def room(*rows, **names):
    return Views.from_table(table(*rows), **names)


def village(people=60, statements=12, sides=2, *, seed=1, noise=0.1, unseen=0.2):
    """So many people of so many minds: each side has its own answer to every statement but the first two, which all
    agree with. Returns the table and the side of each person."""
    chance = np.random.default_rng(seed)
    minds = chance.choice([-1.0, 1.0], (sides, statements))
    minds[:, :2] = 1
    for side in range(1, sides):
        minds[side, 2:] = np.where(chance.random(statements - 2) < 0.8, -minds[side - 1, 2:], minds[side - 1, 2:])
    side = np.sort(chance.integers(0, sides, people) if sides > 1 else np.zeros(people, dtype=int))
    said = minds[side]
    said = np.where(chance.random(said.shape) < noise, chance.choice([-1.0, 0.0, 1.0], said.shape), said)
    return np.where(chance.random(said.shape) < unseen, np.nan, said), side
