"""认人 · Which person of a table is on the list already, and which the table itself has named before; looked up once for all rows.

By the identity number; within a household that is known by its head; else by name at the place, if exactly one fits.
"""

from collections import defaultdict
from typing import Any

from django.utils.translation import gettext as _

from shangliang.kit import seal
from shangliang.people.importers.places import Places, roots

from .. import permits
from ..models import AssistedPerson, Household
from ..models.households import ID_NUMBER, NAME

Row = dict[str, Any]


class Known:
    """认得的人 · `opened`: the households that this table has opened, by their keys."""

    def __init__(self, rows: list[Row], by: Any) -> None:
        self.places = Places(roots(by, "household.add"))
        self._by = by
        self.opened: set[int] = set()
        self.houses: dict[tuple[str, str], Household] = {}
        self.named: dict[tuple[str, str], list[AssistedPerson]] = defaultdict(list)
        self._met: set[int] = set()
        self._new: dict[tuple[str, str], list[Row]] = defaultdict(list)
        listed = AssistedPerson.objects.visible_to(by).listed().select_related("household")
        numbers = {seal.blind(row["id_number"], ID_NUMBER) for row in rows if row["id_number"]}
        self.by_number = {p.id_number: p for p in listed.filter(id_index__in=numbers)}
        words = {word for row in rows for word in (row["name"], row["house"]) if word}
        for person in listed.filter(name_index__in=[seal.blind(word, NAME) for word in words]):
            place = person.household.area_id, person.name
            self.named[place].append(person)
            self.houses.setdefault(place, person.household)
        for row in rows:
            if row["house"] and (one := self.by_number.get(row["id_number"])):
                self.houses[one.household.area_id, row["house"]] = one.household

    def place(self, word: str) -> tuple[str, str]:
        """(code, what is wrong): said without the word, which may be a value of somebody from the column beside it."""
        area, wrong = self.places.find(word)
        mine = not wrong and permits.by_reach(self._by, "household.add", area)  # a city has figures, and no rows
        return area, "" if mine else _("所在村：没有找到、有几个同名的，或不归您管。可以填区划代码。")

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
            before.append(row)
        return _("这份表里前面已经有这个人。如果是同名的另一个人，请填身份证号。") if twice else ""


def _fits(person: AssistedPerson, row: Row, home: Household | None) -> bool:
    """Of the same name in the same place: not with another number; in another household not with another day of birth."""
    if person.id_number and row["id_number"]:
        return False  # the same one would have been found by it
    if home is not None:
        return person.household_id == home.pk
    return not (person.born_on and row["born_on"]) or person.born_on == str(row["born_on"])


def _same(one: Row, other: Row) -> bool:
    """Two lines of one name in one place that nothing tells apart."""
    return not any(one[name] and other[name] and one[name] != other[name] for name in ("id_number", "born_on", "house"))
