"""People and helpers scattered over a made-up county of 110 x 85 km."""

import numpy as np

from shangliang.compute.pair import Helper, Person


def world(people: int, helpers: int, capacity: int, seed: int = 0) -> tuple[list[Person], list[Helper]]:
    chance = np.random.default_rng(seed)
    homes, seats = places(people, helpers, seed)
    difficulty, rank = chance.integers(1, 6, people), chance.integers(1, 6, helpers)
    return (
        [Person(f"p{n:05}", difficulty=int(difficulty[n]), place=(homes[n][0], homes[n][1])) for n in range(people)],
        [Helper(f"h{n:05}", "", int(rank[n]), capacity, (seats[n][0], seats[n][1])) for n in range(helpers)],
    )


def places(people: int, helpers: int, seed: int = 0) -> tuple[list[list[float]], list[list[float]]]:
    chance = np.random.default_rng(seed + 1)
    return tuple((np.array([39, 100]) + chance.random((count, 2))).tolist() for count in (people, helpers))
