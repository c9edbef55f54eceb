"""认人 · Which person of a table is on the list already, and which the table itself has named before; looked up once for all rows.

By the identity number; within a household that is known by its head; else by name at the place, if exactly one fits.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from shangliang.kit import seal, sets
from shangliang.people.importers.places import Places, roots

from .. import care, permits
from ..models import AssistedPerson, Household
from ..models.households import ID_NUMBER, NAME

Row = dict[str, Any]
APART = ("id_number", "born_on", "house")


class Known:
    """认得的人 · `houses`: keys of households by what the table calls them; `opened`: those that this table has opened."""

    def __init__(self, rows: list[Row], by: Any, places: Places | None = None) -> None:
        self.places = places or Places(roots(by, "household.add"))
        self._by = by
        self.opened: set[int] = set()
        self.houses: dict[tuple[str, str], int] = {}
        self.named: dict[tuple[str, str], list[AssistedPerson]] = defaultdict(list)
        self._met: set[int] = set()
        self._new: dict[tuple[str, str], list[tuple[Any, ...]]] = defaultdict(list)
        self._found: dict[str, tuple[str, str]] = {}
        self._kinds: dict[str, set[str]] = {}
        if rows:
            self._look(rows)

    def _look(self, rows: list[Row]) -> None:
        listed = AssistedPerson.objects.visible_to(self._by).listed().select_related("household")
        listed = listed.prefetch_related("consents")
        numbers = {seal.blind(row["id_number"], ID_NUMBER) for row in rows if row["id_number"]}
        self.by_number = {p.id_number: p for p in listed.filter(sets.among("id_index", numbers))}
        words = {word for row in rows for word in (row["name"], row["house"]) if word}
        there = {code for row in rows if (code := self.place(row["area"])[0])}
        blinds = [seal.blind(word, NAME) for word in words]
        for person in listed.filter(sets.among("household__area", there), sets.among("name_index", blinds)):
            place = person.household.area_id, person.name
            self.named[place].append(person)
            self.houses.setdefault(place, person.household_id)
        for row in rows:
            if row["house"] and (one := self.by_number.get(row["id_number"])):
                self.houses[one.household.area_id, row["house"]] = one.household_id

    def carry(self, before: "Known") -> None:
        """What the handfuls before have opened, and whom they have met."""
        self.opened |= before.opened
        self.houses = before.houses | self.houses | {k: v for k, v in before.houses.items() if v in before.opened}
        self._met, self._new, self._kinds = before._met, before._new, before._kinds

    def open(self, home: Household, place: tuple[str, str]) -> None:
        """A household that is about to be opened; `place`: (area, what the table calls it or nothing)."""
        self.opened.add(home.pk)
        if place[1]:
            self.houses[place] = home.pk

    def not_opened(self, homes: Iterable[Household]) -> None:
        """It did not come to it."""
        gone = {home.pk for home in homes}
        self.opened -= gone
        self.houses = {place: key for place, key in self.houses.items() if key not in gone}

    def place(self, word: str) -> tuple[str, str]:
        """(code, what is wrong): said without the word, which may be a value of somebody from the column beside it."""
        if word not in self._found:
            area, wrong = self.places.find(word)
            mine = not wrong and permits.by_reach(self._by, "household.add", area)  # a city has figures, and no rows
            self._found[word] = area, "" if mine else _("所在村：没有找到、有几个同名的，或不归您管。可以填区划代码。")
        return self._found[word]

    def kinds(self, area: str) -> set[str]:
        """The kinds of persons under care that the place knows."""
        if area not in self._kinds:
            self._kinds[area] = set(care.words(care.KINDS, area))
        return self._kinds[area]

    def find(self, row: Row, area: str) -> tuple[AssistedPerson | None, str]:
        """(who it is, what is wrong)."""
        if found := self.by_number.get(row["id_number"]):
            elsewhere = found.household.area_id != area
            return found, _("这个人已经登记在别处，请先核对。") if elsewhere else self._again(found, row, area)
        home = self.houses.get((area, row["house"])) if row["house"] else None
        alike = [p for p in self.named.get((area, row["name"]), ()) if _fits(p, row, home)]
        if len(alike) > 1:
            return None, _("当地在册有 %(n)s 个同名的人，请填身份证号。") % {"n": len(alike)}
        found = alike[0] if alike else None
        return found, self._again(found, row, area)

    def _again(self, found: AssistedPerson | None, row: Row, area: str) -> str:
        """Whether a line before has named the same person; noted for those that come."""
        if found:
            twice = found.pk in self._met
            self._met.add(found.pk)
        else:
            before = self._new[area, row["name"]]
            twice = any(_same(other, row) for other in before)
            before.append(tuple(row[name] for name in APART))
        return _("这份表里前面已经有这个人。如果是同名的另一个人，请填身份证号。") if twice else ""


def _fits(person: AssistedPerson, row: Row, home: int | None) -> bool:
    """Of the same name in the same place: not with another number; in another household not with another day of birth."""
    if person.id_number and row["id_number"]:
        return False  # the same one would have been found by it
    if home is not None:
        return person.household_id == home
    return not (person.born_on and row["born_on"]) or person.born_on == str(row["born_on"])


def _same(one: tuple[Any, ...], other: Row) -> bool:
    """Two lines of one name in one place that nothing tells apart."""
    return not any(mine and other[name] and mine != other[name] for name, mine in zip(APART, one, strict=True))
