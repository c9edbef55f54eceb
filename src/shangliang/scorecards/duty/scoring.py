"""算分 · A place's members in a year, all they did by some ten queries, scored by its rules; ready to be kept or shown."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext_noop as _  # kept in Chinese; pages say it in the reader's language

from shangliang.compute.duty import Event, Listed, Points, Rules, Score, table
from shangliang.compute.duty.numbers import shown
from shangliang.kit.duty.telling import Teller

from .facts import PLENARY, STANDING, Fact, Known, Member, Scope, members
from .noted import noted
from .sat import formal_days, sat
from .went import went
from .wrote import wrote

MEETINGS = (PLENARY, STANDING)


@dataclass
class Doings:
    """一年的履职 · Members, what they did, and whose presence at which sort of meeting is on record."""

    scope: Scope
    members: dict[int, Member]
    facts: list[Fact] = field(default_factory=list)
    known: set[Known] = field(default_factory=set)
    held: dict[str, list[dt.date]] = field(
        default_factory=dict
    )  # asked only where somebody was a member for a part of the year

    def none_in_their_days(self, member: Member, sort: str) -> bool:
        """There were meetings of this sort, but not while they were a member."""
        days = self.held.get(sort, ())
        return bool(days) and not any(member.was_on(day) for day in days)


def gathered(scope: Scope) -> Doings:
    found = Doings(scope, members(scope))
    ours = set(found.members)
    for one in (*sat(scope), *wrote(scope, ours), *went(scope), *noted(scope, ours)):
        if isinstance(one, Known):
            found.known.add(one)
        elif one.person not in ours or found.members[one.person].was_on(one.day):
            found.facts.append(one)
    if any(member.start or member.end for member in found.members.values()):
        found.held = formal_days(scope)
    return found


def missing(rules: Rules, doings: Doings, member: Member) -> list[str]:
    """没有数据 · Meetings that the rules ask about, of this member, and at which nobody knows whether they were."""
    every = [*(rule.filter for rule in rules.rules), *(duty.filter for duty in rules.minimum)]
    filters = [one for one in every if one.is_for(frozenset(member.roles))]
    asked = {event for one in filters for event in one.events}
    words = {PLENARY: _("全体会议的到会情况"), STANDING: _("常委会会议的到会情况")}
    return [
        words[sort]
        for sort in MEETINGS
        if any(event.startswith(f"{sort}_") for event in asked)
        and (sort != STANDING or member.standing)
        and Known(member.person, sort) not in doings.known
        and not doings.none_in_their_days(member, sort)
    ]


@dataclass(frozen=True)
class Scored:
    """一名委员的得分 · With the facts behind its lines, and what there is no data of."""

    member: Member
    score: Score
    missing: list[str]
    lines: list[list]
    items: list[float | int]


def scored(rules: Rules, area: str, year: int, *, person: int = 0) -> list[Scored]:
    """A consequence that asks for years in a row reads as many years; an earlier year without all its data is no such year."""
    years = [gathered(Scope(area, year - back, person)) for back in range(_years(rules))]
    lacks = [{key: missing(rules, one, member) for key, member in one.members.items()} for one in years]
    events: list[Event] = []
    listed: list[Listed] = []
    for back, (one, lacking) in enumerate(zip(years, lacks, strict=True)):
        counted = {key for key, words in lacking.items() if not back or not words}
        events += _events(rules, (fact for fact in one.facts if fact.person in counted))
        listed += [
            Listed(
                str(key), one.scope.year, _declared(rules, one.members[key]), one.members[key].months(one.scope.year)
            )
            for key in counted
        ]
    now, facts = years[0], _by_key(years[0].facts)
    teller, place = Teller(rules), {rule.item: n for n, rule in enumerate(rules.rules)}
    return [
        Scored(now.members[int(score.member)], score, lacks[0][int(score.member)], *_told(rules, score, facts, teller, place))
        for score in table(rules, events, listed)
        if score.year == year
    ]  # fmt: skip


def _years(rules: Rules) -> int:
    return max((one.years for one in rules.consequences), default=1)


def _declared(rules: Rules, member: Member) -> tuple[str, ...]:
    return tuple(role for role in member.roles if role in rules.roles)


def _events(rules: Rules, facts: Iterable[Fact]) -> list[Event]:
    """Only what the rules know by name: a place scores what its rules name."""
    return [
        Event(str(f.person), f.day, f.key, f.event, f.part if f.part in rules.parts else "", f.authors, f.place)
        for f in facts
        if f.event in rules.events
    ]


def _by_key(facts: Iterable[Fact]) -> dict[tuple[str, str], Fact]:
    """By evidence and event: what a line links to is the same for all who share it."""
    return {(fact.key, fact.event): fact for fact in facts}


def _told(rules: Rules, score: Score, facts, teller: Teller, place) -> tuple[list[list], list[float | int]]:
    """Each line as [day, which rule, event, points, why not all, title, url]: sixty thousand are kept, so without their names."""
    sums: list[Points] = [0] * len(rules.rules)
    lines = []
    for line in score.lines:
        event, points = line.event, line.points
        at = place[line.rule.item] if line.rule else None
        if at is not None:
            sums[at] += points
        fact, says = facts[event.evidence, event.event], teller.why(line) if line.why else ""
        lines.append([str(event.date), at, event.event, shown(points), says, fact.title, fact.url])
    return lines, [shown(points) for points in sums]
