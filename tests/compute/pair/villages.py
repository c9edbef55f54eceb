"""Made-up people and helpers around Linze, and the best plan found by trying all of them."""

from itertools import product

import numpy as np

from shangliang.compute.pair import Helper, Person, Rank
from shangliang.compute.pair.geography import Geography
from shangliang.compute.pair.households import households, in_order
from shangliang.compute.pair.rules import allowed


def people(count, chance, *, levels=3, family=1, areas=3):
    return [
        Person(
            f"p{n:04}", f"f{n // family:04}", f"62072310720{n // family % areas}", difficulty=int(chance.integers(1, levels + 1)),
            place=_place(chance),
        )
        for n in range(count)
    ]  # fmt: skip


def helpers(count, chance, *, capacity=1, ranks=1, areas=3):
    return [
        Helper(
            f"h{n:04}", f"62072310720{n % areas}", int(chance.integers(1, ranks + 1)), capacity, _place(chance)
        )
        for n in range(count)
    ]  # fmt: skip


def worth(found, who, cadres, choices, *, keep_first=False):
    """What a plan (helper by person) is worth, the smaller the better; None where a rule forbids it."""
    families, order = households(who), in_order(cadres)
    at = {helper.id: place for place, helper in enumerate(order)}
    chosen = [at.get(found[family.people[0].id], -1) for family in families]
    return _worth(families, order, chosen, choices, keep_first)


def best(who, cadres, choices, *, keep_first=False):
    """Of all plans, the one that is worth most."""
    families, order = households(who), in_order(cadres)
    every = product(range(-1, len(order)), repeat=len(families))
    found = [_worth(families, order, chosen, choices, keep_first) for chosen in every]
    return min(each for each in found if each is not None)


def _worth(families, order, chosen, choices, keep_first):
    fits, way = allowed(families, order, choices), Geography.of(families, order)
    loads = np.bincount([place for place in chosen if place >= 0], minlength=len(order))
    if any(load > helper.capacity for load, helper in zip(loads, order, strict=True)):
        return None
    lost = urgent = changed = rank = metres = 0
    for row, (family, place) in enumerate(zip(families, chosen, strict=True)):
        size = len(family.people)
        if place < 0:
            lost, urgent, changed = lost + size, urgent + family.difficulty, changed + size
            continue
        if not fits[row, place]:
            return None
        changed += size - family.present[order[place].id]
        rank += max(family.hardest - order[place].rank, 0) if choices.rank is Rank.PREFERRED else 0
        metres += int(way.metres(np.array([row]), np.array([place]))[0])
    load, hard = int(np.square(loads).sum()), _hard(families, chosen)
    if keep_first:
        return lost, changed, urgent, load, hard, rank, metres
    return lost, urgent, load, hard, rank, changed, metres


def _hard(families, chosen):
    """The squares of the households at or above each number of difficulty, over the lowest there is."""
    lowest, most = min(f.difficulty for f in families), max(f.difficulty for f in families)
    total = 0
    for level in range(lowest + 1, most + 1):
        at = [
            place for family, place in zip(families, chosen, strict=True) if place >= 0 and family.difficulty >= level
        ]
        total += int(np.square(np.bincount(at)).sum()) if at else 0
    return total


def _place(chance):
    return 39 + float(chance.random()) / 3, 100 + float(chance.random()) / 3
