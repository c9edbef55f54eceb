"""履职的一件事 · One thing a member did, with where it can be looked up; who the members of a place are in a year."""

import datetime as dt
from typing import NamedTuple

from django.db.models import Q

from shangliang.kit import clock
from shangliang.people.models import Membership, Person

PLENARY, STANDING = "plenary", "standing"


class Fact(NamedTuple):
    """一件事 · `event` is a name that rule sets use; `key` tells it from others; `url` opens the record."""

    person: int
    day: dt.date
    event: str
    key: str
    title: str
    url: str = ""
    part: str = ""
    authors: int = 0
    place: int = 0


class Known(NamedTuple):
    """已知到会 · This member's presence at meetings of this sort is on record."""

    person: int
    sort: str


class Scope(NamedTuple):
    """范围 · A place and a year; perhaps one member alone."""

    area: str
    year: int
    person: int = 0

    @property
    def days(self) -> tuple[dt.date, dt.date]:
        return dt.date(self.year, 1, 1), dt.date(self.year, 12, 31)

    @property
    def moments(self) -> tuple[dt.datetime, dt.datetime]:
        first = dt.datetime(self.year, 1, 1, tzinfo=clock.SHANGHAI)
        return first, first.replace(year=self.year + 1)

    def memberships(self):
        """Of the terms of the place's own committee that touch the year; the last one of each person counts."""
        first, last = self.days
        found = Membership.objects.filter(
            term__organisation__area=self.area, term__organisation__kind="cppcc", term__start__lte=last
        )
        found = found.filter(Q(term__end__isnull=True) | Q(term__end__gt=first))
        found = found.filter(Q(start__isnull=True) | Q(start__lte=last), Q(end__isnull=True) | Q(end__gt=first))
        return found.filter(person=self.person) if self.person else found

    def people(self):
        """The keys of the members, for a condition of a query."""
        return self.memberships().order_by().values("person_id")


class Member(NamedTuple):
    """一名委员"""

    person: int
    name: str
    pinyin: str
    sector: str
    standing: bool
    start: dt.date | None = None  # days of their own within the term
    end: dt.date | None = None  # the first day on which it is no more

    def was_on(self, day: dt.date) -> bool:
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)

    def months(self, year: int) -> int:
        """Of the year, begun ones counted."""
        first = self.start.month if self.start and self.start.year == year else 1
        last = self.end - dt.timedelta(1) if self.end else None
        return (last.month if last and last.year == year else 12) - first + 1

    @property
    def roles(self) -> tuple[str, ...]:
        return ("standing",) if self.standing else ("member",)


def members(scope: Scope) -> dict[int, Member]:
    rows = scope.memberships().order_by("term__start").values_list(
        "person_id", "person__name", "person__pinyin", "sector", "standing", "start", "end"
    )  # fmt: skip
    return {row[0]: Member(*row) for row in rows}


def bodies_of(person: Person) -> list[str]:
    """The places of whose committees somebody is, or was, a member."""
    found = person.memberships.order_by("-term__start").values_list("term__organisation__area_id", flat=True)
    return list(dict.fromkeys(found))
