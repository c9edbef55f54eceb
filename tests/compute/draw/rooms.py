"""Small pools, and every panel they have: the measure for what the draw says of larger ones."""

from collections import Counter
from itertools import combinations

import numpy as np
from scipy.optimize import linprog

from shangliang.compute.draw import Person, Quota


def people(table, household=""):
    """`table`: {"a": "男 老"}; households by the letters of `household`, one per person."""
    homes = household.ljust(len(table))
    return [
        Person(name, {f"f{n}": value for n, value in enumerate(values.split())}, home.strip())
        for (name, values), home in zip(table.items(), homes, strict=True)
    ]


def quotas(limits):
    """{"f0=男": (1, 2), "f0=男&f1=老": (0, 1)}"""
    return [
        Quota(tuple(tuple(cell.split("=")) for cell in name.split("&")), least, most)
        for name, (least, most) in limits.items()
    ]


def keeps(panel, limits, *, per_household=0):
    there = all(limit.least <= sum(limit.fits(each) for each in panel) <= limit.most for limit in limits)
    homes = Counter(each.household for each in panel if each.household)
    return there and (not per_household or max(homes.values(), default=0) <= per_household)


def panels(folk, limits, seats, fixed=(), *, per_household=0):
    free = [each for each in folk if each.id not in {one.id for one in fixed}]
    every = (tuple(fixed) + some for some in combinations(free, seats - len(fixed)))
    return [panel for panel in every if keeps(panel, limits, per_household=per_household)]


def leximin(folk, every):
    """The sorted chances of the fairest mixture of all panels, person by person: linear programmes and nothing folded."""
    able = [each for each in folk if any(each in panel for panel in every)]
    table = np.array([[each in panel for panel in every] for each in able], dtype=float)
    floor, held = np.zeros(len(able)), np.zeros(len(able), dtype=bool)
    while not held.all():
        level = _lowest(table, floor, held)
        floor[~held] = level
        for row in np.flatnonzero(~held):
            others = floor - 1e-9
            most = linprog(-table[row], A_ub=-table, b_ub=-others, A_eq=np.ones((1, len(every))), b_eq=[1])
            held[row] |= -most.fun <= level + 1e-6
    return dict(zip((each.id for each in able), floor, strict=True))


def _lowest(table, floor, held):
    count = table.shape[1]
    rows = np.hstack([-table, np.where(held, 0, 1.0)[:, None]])
    found = linprog(
        [*[0] * count, -1], A_ub=rows, b_ub=np.where(held, -floor + 1e-9, 0), A_eq=[[*[1] * count, 0]], b_eq=[1],
    )  # fmt: skip
    return -found.fun
