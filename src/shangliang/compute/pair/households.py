"""户 · People by household: the household is what a helper takes on, so nobody's family is split between two cadres.

Everything is put in the order of ids first: the order of rows in a file can not matter after that.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from .arrays import Ints
from .case import Helper, Person


@dataclass(frozen=True)
class Household:
    id: str
    people: tuple[Person, ...]

    @property
    def area(self) -> str:
        return self.people[0].area

    @property
    def difficulty(self) -> int:
        """What the helper takes on: the difficulties of all its people."""
        return sum(person.difficulty for person in self.people)

    @property
    def hardest(self) -> int:
        """What the rank of the helper is measured by."""
        return max(person.difficulty for person in self.people)

    @property
    def kinds(self) -> frozenset[str]:
        return frozenset(person.kind for person in self.people if person.kind)

    @property
    def present(self) -> Counter[str]:
        """The helpers its people have now, and how many of them each has."""
        return Counter(person.helper for person in self.people if person.helper)


def households(people: Iterable[Person]) -> list[Household]:
    together: dict[tuple[bool, str], list[Person]] = {}
    for person in sorted(people, key=lambda each: each.id):
        key = (bool(person.household), person.household or person.id)
        together.setdefault(key, []).append(person)
    return [Household(name, tuple(together[_own, name])) for _own, name in sorted(together)]


def in_order(helpers: Iterable[Helper]) -> list[Helper]:
    return sorted(helpers, key=lambda each: each.id)


def levels(families: Sequence[Household]) -> tuple[Ints, Ints]:
    """Each household's level of difficulty (0 is the lowest there is), and by how much each level tops the one below."""
    found, at = np.unique(np.array([family.difficulty for family in families], dtype=np.int64), return_inverse=True)
    return at.astype(np.int64), np.diff(found, prepend=0).astype(np.int64)
