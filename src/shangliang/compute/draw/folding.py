"""归类 · People whom no quota tells apart are one type: a draw is then about counts of types, and chances within one are equal.

Everything is put in the order of ids and names first: no order of rows, of a hash or of a locale can matter after that.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.sparse import csc_array

from .arrays import Floats, Ints, Table
from .case import Choices, Person, Quota

Key = tuple[Any, ...]


@dataclass(frozen=True, eq=False)
class Home:
    """同类户 · Households that look alike: `members[k]` are the places of the people of each, `room` how many may be drawn of it."""

    room: int
    members: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, eq=False)
class Pool:
    """The types in their order; a panel is how many of each. Rows: the quotas, then the classes of households, then all seats."""

    people: tuple[Person, ...]
    kind: Ints  # the type of each person
    size: Ints  # the people of each type
    most: Ints  # of each type in one panel
    rows: Table
    low: Floats
    high: Floats
    homes: tuple[Home, ...]
    home: Ints  # of each type the class of its household, -1 for none

    @property
    def seats(self) -> int:
        return int(self.high[-1])

    def fits(self, panel: Floats | Ints) -> bool:
        told = self.rows @ panel
        return bool(((self.low <= told) & (told <= self.high)).all() and ((panel >= 0) & (panel <= self.most)).all())


def in_order(people: Iterable[Person]) -> tuple[Person, ...]:
    return tuple(sorted(people, key=lambda person: person.id))


def fold(people: Sequence[Person], quotas: Sequence[Quota], choices: Choices, fixed: Sequence[Person]) -> Pool:
    """`people`: who may be drawn, in the order of ids. `fixed`: who has a seat; they count toward quotas and households."""
    signs = [tuple(n for n, quota in enumerate(quotas) if quota.fits(person)) for person in people]
    homes = _homes(people, signs, choices.per_household, fixed)
    lives = {place: (key, at) for key, same in homes.items() for at, home in enumerate(same) for place in home}
    keys: list[Key] = [(lives[place][0] if place in lives else (), sign) for place, sign in enumerate(signs)]
    names = {key: n for n, key in enumerate(sorted(set(keys)))}
    kind = np.array([names[key] for key in keys], dtype=np.int64)
    size = np.bincount(kind, minlength=len(names))
    places = {key: n for n, key in enumerate(sorted(homes))}
    home = np.array([places.get(key[0], -1) for key in names], dtype=np.int64)
    classes = tuple(Home(key[0], tuple(map(tuple, homes[key]))) for key in places)
    most = size.copy()
    for n, (key, sign) in enumerate(names):
        if home[n] >= 0:
            most[n] = len(homes[key]) * min(key[0], key[1].count(sign))
    taken = [sum(quota.fits(person) for person in fixed) for quota in quotas]
    low, high = _bounds(quotas, choices.seats, taken, classes, len(fixed))
    return Pool(tuple(people), kind, size, np.minimum(most, choices.seats), _rows(names, home, len(quotas), len(classes)), low, high, classes, home)  # fmt: skip


def _homes(
    people: Sequence[Person], signs: list[tuple[int, ...]], most: int, fixed: Sequence[Person]
) -> dict[Key, list[list[int]]]:
    """Households of which not everybody may be drawn, by what they look like."""
    if not most:
        return {}
    found: dict[str, list[int]] = {}
    for place, person in enumerate(people):
        if person.household:
            found.setdefault(person.household, []).append(place)
    seated = [person.household for person in fixed]
    alike: dict[Key, list[list[int]]] = {}
    for name, home in found.items():
        room = max(0, most - seated.count(name))
        if len(home) > room:
            alike.setdefault((room, tuple(sorted(signs[place] for place in home))), []).append(home)
    return alike


def _bounds(
    quotas: Sequence[Quota], seats: int, taken: list[int], classes: tuple[Home, ...], fixed: int
) -> tuple[Floats, Floats]:
    low = [quota.least - there for quota, there in zip(quotas, taken, strict=True)]
    high = [(seats if quota.most is None else quota.most) - there for quota, there in zip(quotas, taken, strict=True)]
    room = [home.room * len(home.members) for home in classes]
    left = seats - fixed
    return (
        np.array([*low, *[0] * len(room), left], dtype=np.float64),
        np.array([*high, *room, left], dtype=np.float64),
    )


def _rows(names: dict[Key, int], home: Ints, quotas: int, classes: int) -> Table:
    starts, index = [0], []
    for n, (_key, sign) in enumerate(names):
        index += [*sign, *([quotas + int(home[n])] if home[n] >= 0 else []), quotas + classes]
        starts.append(len(index))
    shape = (quotas + classes + 1, len(names))
    return csc_array((np.ones(len(index)), np.array(index, np.int32), np.array(starts, np.int32)), shape=shape)
