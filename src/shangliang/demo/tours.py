"""外出 · The trips of stories 2 and 5: who went where, how each stop was looked at, what was found, what came of it."""

import datetime as dt
from functools import partial
from typing import Any, NamedTuple

from shangliang.fieldwork import actions as fieldwork
from shangliang.people.organisations import OrgKind

from . import days
from .places import at


class Seen(NamedTuple):
    """一站 · Its code, the day, how it was looked at, what was noted."""

    code: str
    day: tuple[int, int]
    methods: tuple[str, ...]
    notes: str
    document: str = ""


class Found(NamedTuple):
    """一条发现 · At which stop (its place in the list), what kind, in one line."""

    stop: int
    kind: str
    title: str
    text: str = ""


class Tour:
    """一次外出 · Planned, made, reported; its advice is tied to the suggestion that the story raises anyway."""

    def __init__(self, kind, title, code, office, stops, people, diary, **facts) -> None:
        self.kind, self.title, self.code, self.stops, self.people, self.diary = kind, title, code, stops, people, diary
        self.office, self.facts = people[office], facts
        self.trip: Any = None

    def on(self, day: tuple[int, int], hour: int, minute: int, act, *given) -> "Tour":
        self.diary.note(days.moment(dt.date(2023, *day), hour, minute), partial(act, *given))
        return self

    def plan(self, leader: str, team: tuple[str, ...] = ()) -> None:
        first, last = (dt.date(2023, *edge([stop.day for stop in self.stops])) for edge in (min, max))
        self.trip = fieldwork.plan_trip(
            self.kind, title=self.title, host=at(self.code, OrgKind.CPPCC), starts_on=first, ends_on=last,
            by=self.office, stops=[stop.code for stop in self.stops], leader=leader, **self.facts,
        )  # fmt: skip
        for login in team:
            fieldwork.join_team(self.trip, "委员", by=self.office, person=self.people[login])

    def look(self, day: tuple[int, int]) -> None:
        """Everything of one day, written down in the evening."""
        rows = zip(self.trip.stops.order_by("number"), self.stops, strict=True)
        for stop, seen in rows:
            if seen.day == day:
                facts = {"day": dt.date(2023, *day), "methods": list(seen.methods), "notes": seen.notes}
                facts |= {"document": seen.document} if seen.document else {}
                fieldwork.record_stop(stop, by=self.office, **facts)

    def find(self, found: tuple[Found, ...], walk=None) -> None:
        """What was found; advice goes to the suggestion of the story, if it has been raised."""
        stops = list(self.trip.stops.order_by("number"))
        for one in found:
            made = fieldwork.find(self.trip, one.kind, one.title, by=self.office, stop=stops[one.stop], text=one.text)
            if walk is not None and one.kind == "advice":
                fieldwork.tie(made, walk.matter, by=self.office)

    def report(self, text: str) -> None:
        fieldwork.write_report(self.trip, text, by=self.office)
