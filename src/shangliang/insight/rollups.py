"""存数 · What a board shows is counted once: kept while the trail and the day stand, added up for wide areas.

A figure that adds up is kept per chain; a change in one county counts that county anew and nothing else. Whoever looks within
four seconds of the last count sees that count; `at` says when it was ("截至 10:32").
"""

import datetime as dt
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import connection

from shangliang.kit import clock, figures
from shangliang.kit.adding import added
from shangliang.kit.periods import Period, period_of
from shangliang.kit.trail import stamps
from shangliang.people.areas import after

from .models import Rollup, Watch

FRESH = dt.timedelta(seconds=4)  # and a page's own time: within five seconds every change is seen
WATCHED = dt.timedelta(minutes=10)
SAID_AGAIN = dt.timedelta(minutes=1)
KEEP = dt.timedelta(days=2)
NOW = "now"  # the period of what depends on none
COUNTY = 6  # digits: the longest code of a chain
WRITE = """
INSERT INTO insight_rollup (area, figure, period, date, trail_seq, at, value)
SELECT area, figure, period, %s, seq, %s, value::jsonb
  FROM unnest(%s::text[], %s::text[], %s::text[], %s::bigint[], %s::text[]) AS made (area, figure, period, seq, value)
    ON CONFLICT (period, area, figure) DO UPDATE
   SET date = EXCLUDED.date, trail_seq = EXCLUDED.trail_seq, at = EXCLUDED.at, value = EXCLUDED.value
 WHERE insight_rollup.date <> EXCLUDED.date OR insight_rollup.trail_seq <= EXCLUDED.trail_seq
"""


@dataclass(frozen=True)
class Part:
    """一部分 · Something kept: a group of figures of the registry, or one of insight's own; see kit.figures.Group."""

    name: str
    query: Callable[[str, Period], dict[str, Any]] | None = None
    grouped: figures.Grouped | None = None
    zero: Mapping[str, Any] = field(default_factory=dict)
    said: Callable[[dict[str, Any]], dict[str, Any]] = dict
    timeless: bool = False  # the same whichever period is asked for: kept once


@dataclass
class Kept:
    """存下的 · The parts by name; when the oldest of them was counted; the same per chain, of parts that add up."""

    area: str
    period: Period
    at: dt.datetime
    parts: dict[str, dict[str, Any]]
    by_chain: dict[str, dict[str, dict[str, Any]]]

    def __getitem__(self, name: str) -> dict[str, Any]:
        return self.parts[name]


_own: dict[str, Part] = {}


def part(name: str, **how) -> Part:
    """Register one of insight's own."""
    return _own.setdefault(name, Part(name, **how))


def parts_of(names: Iterable[str]) -> list[Part]:
    known = {g.name: g for g in figures.declared()}
    return [
        _own[name]
        if name in _own
        else Part(name, known[name].query, known[name].grouped, known[name].zero, known[name].said)
        for name in names
    ]


def kept(area: str, period: str, names: Sequence[str]) -> Kept:
    """All of `names`, counted anew where the trail has moved on."""
    asked, wanted = period_of(period, clock.today()), parts_of(names)
    book = _Book(area, asked, heads_of(area))
    book.read(names)
    adding = [one for one in wanted if one.grouped and len(area) <= COUNTY]
    try:
        by_chain = {one.name: book.chains(one) for one in adding}
        found = {one.name: one.said(added(by_chain[one.name].values(), one.zero)) for one in adding}
        found |= {one.name: book.whole(one) for one in wanted if one not in adding}
        book.write()
    finally:
        book.close()
    return Kept(area, asked, book.oldest, found, by_chain)


def heads_of(area: str) -> dict[str, int]:
    """The chains in which something of this area is counted, each with all that has borne upon it."""
    own = area[:COUNTY]
    return stamps(own, after(own))


class _Book:
    """账本 · The rows of one board: read once, filled up, what is new written at once."""

    def __init__(self, area: str, period: Period, heads: dict[str, int]) -> None:
        self.area, self.period, self.heads = area, period, heads
        self.now, self.day = clock.real_now(), clock.today()
        self.sum, self.oldest = sum(heads.values()), self.now
        self.rows: dict[tuple[str, str], tuple[int, dt.datetime, dict[str, Any]]] = {}
        self.new: list[tuple[str, str, str, int, dict[str, Any]]] = []
        self.planned = False

    def read(self, names: Sequence[str]) -> None:
        periods, places = [self.period.name, NOW], [self.area, *self.heads]
        found = Rollup.objects.filter(period__in=periods, area__in=places, figure__in=names)
        for area, name, seq, at, value in found.filter(date=self.day).values_list(
            "area", "figure", "trail_seq", "at", "value"
        ):
            self.rows[area, name] = seq, at, value

    def chains(self, one: Part) -> dict[str, dict[str, Any]]:
        """By chain; those that have moved on are counted anew, in one pass."""
        assert one.grouped
        found = {chain: self._standing(chain, one.name, seq) for chain, seq in self.heads.items()}
        stale = [chain for chain, value in found.items() if value is None]
        if stale:
            self._counting()
        counted = one.grouped(self.area, self.period, stale) if stale else {}
        for chain in stale:
            found[chain] = self._made(chain, one, self.heads[chain], counted.get(chain, {}))
        return {chain: value or {} for chain, value in found.items()}

    def whole(self, one: Part) -> dict[str, Any]:
        known = self._standing(self.area, one.name, self.sum)
        if known is not None:
            return known
        self._counting()
        if one.query:
            return self._made(self.area, one, self.sum, one.query(self.area, self.period))
        assert one.grouped
        counted = added(one.grouped(self.area, self.period, None).values(), one.zero)
        return self._made(self.area, one, self.sum, one.said(counted))

    def _counting(self) -> None:
        """Before the first count: a plan for these very places. A prepared statement's common plan takes every place for a
        small one, and looks a province's hundred thousand matters up one by one."""
        if not self.planned:
            self.planned = True
            with connection.cursor() as cursor:
                cursor.execute("SET plan_cache_mode = force_custom_plan")

    def close(self) -> None:
        if self.planned and not connection.needs_rollback:
            with connection.cursor() as cursor:
                cursor.execute("RESET plan_cache_mode")

    def _standing(self, area: str, name: str, stands: int) -> dict[str, Any] | None:
        """What is kept of it, if nothing has happened since, or nothing that anybody had to see yet."""
        seq, at, value = self.rows.get((area, name), (-1, self.now, {}))
        if seq != stands and (seq < 0 or self.now - at >= FRESH):
            return None
        self.oldest = min(self.oldest, at)
        return value

    def _made(self, area: str, one: Part, seq: int, value: dict[str, Any]) -> dict[str, Any]:
        self.new.append((area, one.name, NOW if one.timeless else self.period.name, seq, value))
        return value

    def write(self) -> None:
        """In the order of the codes, so that two who count at once do not lock each other out."""
        if not self.new:
            return
        areas, names, periods, seqs, values = zip(*sorted(self.new, key=lambda row: row[:2]), strict=True)
        texts = [json.dumps(value, ensure_ascii=False) for value in values]
        with connection.cursor() as cursor:
            cursor.execute(WRITE, [self.day, self.now, [*areas], [*names], [*periods], [*seqs], texts])


def watch(area: str, period: str) -> None:
    """Somebody looks at this board; said once a minute."""
    now = clock.real_now()
    if not Watch.objects.filter(area=area, period=period, at__gt=now - SAID_AGAIN).exists():
        Watch.objects.update_or_create(area=area, period=period, defaults={"at": now})


def refresh(names: Sequence[str]) -> int:
    """By the worker: count anew what has changed of the boards that somebody looks at. Returns how many boards."""
    looked = Watch.objects.filter(at__gt=clock.real_now() - WATCHED).values_list("area", "period")
    return len([kept(area, period, names) for area, period in looked])


def forget() -> int:
    """Drop what belongs to another day: it is never shown again."""
    Watch.objects.filter(at__lt=clock.real_now() - KEEP).delete()
    return Rollup.objects.exclude(date=clock.today()).delete()[0]
