"""测评的讲法 · An assessment of the demo world, told by actions: opened, marked by its sides, gaps tied to the suggestions of the story."""

import datetime as dt
from decimal import Decimal
from functools import partial
from typing import Any, NamedTuple

from shangliang.people.models import Area
from shangliang.people.organisations import OrgKind
from shangliang.scorecards import actions
from shangliang.scorecards.models import Indicator

from . import days
from .places import at, unit


class Short(NamedTuple):
    """一条差距 · The indicator, what is advised, whom it is advised to, by when; `walk`: the suggestion that carries it."""

    code: str
    advice: str
    detail: str
    unit: str
    due: tuple[int, int]
    walk: Any = None


class Assessed:
    """一次测评 · The place, the framework, who answers; every value that is not said is full."""

    def __init__(self, title, key, code, office, people, diary, *, host="", body="", period="2023") -> None:
        self.title, self.key, self.code, self.host = title, key, code, host or code
        self.people, self.office, self.diary = people, people[office], diary
        self.body, self.period = body, period
        self.made: Any = None

    def on(self, day: tuple[int, int], hour: int, minute: int, act, *given, **more) -> "Assessed":
        self.diary.note(days.moment(dt.date(2023, *day), hour, minute), partial(act, *given, **more))
        return self

    def open(self) -> None:
        host = at(self.host, OrgKind.CPPCC)
        framework = actions.take_over(self.key, host.area, by=self.office)
        self.made = actions.open_assessment(
            framework, title=self.title, host=host, place=Area.objects.get(code=self.code), period=self.period,
            by=self.office, body=unit(self.body) if self.body else None,
        )  # fmt: skip

    def _one(self, code: str) -> Indicator:
        return Indicator.objects.get(dimension__framework=self.made.framework, code=code)

    def mark(self, side: str, notes: str, *, by=None, **values: str) -> None:
        """`values` by code; "-" is no data. Where the figures give a value, that counts."""
        typed = {}
        for one in Indicator.objects.filter(dimension__framework=self.made.framework, kind="score"):
            full = one.points if one.measure == "points" else one.low
            said = values.get(one.code, full)
            if said is not None and said != "-":
                typed[one.pk] = (Decimal(said), notes)
        actions.mark(self.made, side, typed, by=by or self.office)

    def survey(self, where: str, *counts: int, way="door") -> None:
        names = ("asked", "knows", "supports", "takes_part")
        actions.survey(self.made, by=self.office, where=where, way=way, **dict(zip(names, counts, strict=True)))

    def find(self, *shorts: Short) -> None:
        for one in shorts:
            gap = actions.find_gap(
                self.made, self._one(one.code), one.advice, by=self.office, detail=one.detail, unit=unit(one.unit),
                due_on=dt.date(2023, *one.due),
            )  # fmt: skip
            if one.walk is not None:
                actions.tie(gap, one.walk.matter, by=self.office)

    def publish(self) -> None:
        actions.publish_assessment(self.made, by=self.office)

    def again(self, code: str, value: str, note: str) -> None:
        gap = self.made.gaps.get(indicator=self._one(code))
        actions.ask_again(gap, by=self.office, value=Decimal(value), note=note)
