"""班子 · Everybody of the demo world: by login, by unit, and by who holds which role where."""

import datetime as dt

from shangliang.people import actions
from shangliang.people.areas import lineage
from shangliang.people.can import Role
from shangliang.people.models import Organisation, Person

SINCE = dt.date(2023, 1, 1)
DESKS = {12: Role.VILLAGE_CLERK, 9: Role.TOWNSHIP_CLERK, 6: Role.OFFICE, 4: Role.OFFICE}


class Company(dict):
    """班子 · login -> Person; `seat`, `desk` and `clerk` find who may take a step."""

    def __init__(self):
        super().__init__()
        self.seats: dict[tuple[str, str], Person] = {}
        self.clerks: dict[int, Person] = {}

    def join(self, login, name, role, body: Organisation, *, by=None, password=None, title="") -> Person:
        """One invented person with one post since the beginning of the year; the first in a seat keeps it."""
        person = actions.add_person(name, area=body.area_id, by=by, login=login, invented=True, password=password)
        actions.appoint(person, body, role, start=SINCE, by=by, title=title)
        self[login] = person
        self.seats.setdefault((Role(role), body.area_id), person)
        if role == Role.UNIT:
            self.clerks.setdefault(body.pk, person)
        return person

    def seat(self, role, code) -> Person:
        """Who holds the role at the place, or at the nearest above it."""
        return next(found for c in reversed(lineage(code)) if (found := self.seats.get((role, c))))

    def sits(self, role, code) -> Person | None:
        """Who holds the role at exactly this place."""
        return self.seats.get((role, code))

    def desk(self, code) -> Person:
        """Whose desk a matter of this place lies on: the village's clerk, else the township's, else the office's."""
        places = ((DESKS[len(c)], c) for c in reversed(lineage(code)) if len(c) in DESKS)
        return next(found for role, c in places if (found := self.seats.get((role, c))))

    def clerk(self, unit: Organisation) -> Person:
        """Who handles the orders of a unit."""
        return self.clerks[unit.pk]
