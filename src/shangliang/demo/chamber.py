"""开会 · A meeting of the demo world from its notice to its final minutes, each act on its day by the office that holds it."""

import datetime as dt
from collections.abc import Iterable
from functools import partial
from typing import Any, NamedTuple

from shangliang.gatherings.actions import check_in, end_gathering, open_gathering
from shangliang.meetings import actions
from shangliang.meetings.minutes import draft
from shangliang.meetings.models import Item, Meeting, Paper

from . import days
from .files import Files
from .places import at

Day = tuple[int, int]


class Business(NamedTuple):
    """一项议题 · `papers`: titles, of which those that were drafted here are on record; `lines`: (verb, what was said)."""

    kind: str
    title: str
    papers: tuple[str, ...] = ()
    votes: tuple[int, int, int] = (0, 0, 0)
    result: str = ""
    speaker: str = ""
    planned: int = 10
    lines: tuple[tuple[str, str], ...] = ()


class Chamber:
    """会场 · `agenda` is its business; `files` the documents laid before it; `leave`: (name, reason), granted by the chair."""

    def __init__(self, kind: str, code: str, office: str, people, diary, agenda, **more) -> None:
        self.kind, self.code, self.people, self.diary, self.agenda = kind, code, people, diary, agenda
        self.by = people[office]
        self.files: Files | None = more.pop("files", None)
        self.leave: tuple[str, str] = more.pop("leave", ("", ""))
        self.facts = more
        self.meeting: Any = None

    def on(self, day: Day, hour: int, minute: int, act, *given, **more) -> None:
        moment = days.moment(dt.date(2023, *day), hour) + dt.timedelta(minutes=minute)
        self.diary.note(moment, partial(act, *given, **more))

    def call(self, day: Day, hour: int, hours: int = 2) -> None:
        """Called for that day, with its agenda."""
        start = days.moment(dt.date(2023, *day), hour)
        self.meeting = actions.call_meeting(
            self.kind, body=at(self.code, "cppcc"), starts_at=start, ends_at=start + dt.timedelta(hours=hours), by=self.by,
            **self.facts,
        )  # fmt: skip
        for one in self.agenda:
            papers = [(title, self.files.ref(title) if self.files else "") for title in one.papers]
            actions.add_item(
                self.meeting, one.kind, one.title, papers=papers, speaker=one.speaker, planned=one.planned, by=self.by
            )

    def notify(self, *, guests: Iterable[str] = (), due: Iterable[str] = (), persons: tuple = ()) -> None:
        """The roll from the posts and the term, or by names; who sits in; the notice; who asks for leave."""
        if self.meeting.rules.due != "named":
            actions.fill_roll(self.meeting, by=self.by)
        if due or persons:
            actions.put_on_roll(self.meeting, list(due), "due", persons=persons, by=self.by)
        if guests:
            actions.put_on_roll(self.meeting, list(guests), "nonvoting", by=self.by)
        self.meeting = actions.give_notice(self.meeting, by=self.by)
        absent = [one for one in self.meeting.gathering.attendances.all() if one.name == self.leave[0]]
        for one in absent:
            actions.answer(self.meeting, one, coming=False, reason=self.leave[1], by=self.by)
            actions.grant_leave(self.meeting, one, reason=self.leave[1], approved_by=self.facts["chair"], by=self.by)

    def name(self, due: Iterable[str]) -> None:
        """The roll by names alone, where no posts are registered; the notice."""
        actions.put_on_roll(self.meeting, list(due), "due", by=self.by)
        self.meeting = actions.give_notice(self.meeting, by=self.by)

    def sit(self, day: Day, hour: int) -> None:
        """Checked in, opened, one item after the other, ended."""
        self.on(day, hour, -15, self._come)
        self.on(day, hour, 0, self._open)
        minute = 5
        for place, one in enumerate(self.agenda, 1):
            minute += one.planned
            self.on(day, hour, minute, self._settle, place, one)
        self.on(day, hour, minute + 10, self._end)

    def _come(self) -> None:
        for one in self.meeting.gathering.attendances.filter(presence="expected"):
            check_in(one, by=self.by)

    def _open(self) -> None:
        open_gathering(self.meeting.gathering, by=self.by)

    def _settle(self, place: int, one: Business) -> None:
        item = self.meeting.items.select_related("meeting__gathering__host").get(number=place)
        for verb, text in one.lines:
            actions.say_line(self.meeting, verb, text, item=item, by=self.by)
        if item.is_voted:
            self._decide(item, one.votes)
        else:
            actions.finish_item(item, result=one.result, used=one.planned, by=self.by)

    def _decide(self, item: Item, votes: tuple[int, int, int]) -> None:
        papers: list[Paper | None] = [*item.papers.all()]
        for paper in papers or [None]:
            actions.decide_by_hands(item, *votes, paper=paper, by=self.by)

    def _end(self) -> None:
        end_gathering(self.meeting.gathering, by=self.by)
        self.meeting = Meeting.objects.select_related("gathering").get(pk=self.meeting.pk)

    def write_minutes(self) -> None:
        """As the record gives them."""
        actions.keep_minutes(self.meeting, draft(self.meeting), by=self.by)

    def seek(self, until: Day) -> None:
        actions.seek_comments(self.meeting, dt.date(2023, *until), by=self.by)

    def finalise(self) -> None:
        actions.finalise(self.meeting, by=self.by)

    def decision(self, title: str):
        """The one that passed this paper, or this item."""
        rows = self.meeting.decisions.select_related("meeting__gathering__host", "item", "paper")
        return next(one for one in rows if one.subject == title)
