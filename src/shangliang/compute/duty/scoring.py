"""得分 · Of every member and year: base, bonus, penalty, total, grade, minimum duties, consequences, and the lines of it all."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from typing import NamedTuple

from .counting import counted
from .events import Event, Listed
from .lines import Line
from .numbers import plain
from .rules import Consequence, Minimum, PartYear, Points, Rules, Section

YEAR = 12  # months


@dataclass(frozen=True, slots=True)
class Done:
    """基本职责完成情况"""

    minimum: Minimum
    done: int
    needed: int

    @property
    def met(self) -> bool:
        return self.done >= self.needed


@dataclass(slots=True, eq=False)
class Score:
    """`cut`: what the limits of the total took away (negative) or gave (positive); total = base + bonus + penalty + cut."""

    member: str
    year: int
    base: Points
    bonus: Points
    penalty: Points
    cut: Points
    total: Points
    grade: str
    duties: tuple[Done, ...]
    lines: list[Line]
    consequences: tuple[str, ...] = ()

    @property
    def lacking(self) -> bool:
        return not all(done.met for done in self.duties)


def table(rules: Rules, events: Iterable[Event], listed: Iterable[Listed] = ()) -> list[Score]:
    """One score of every member and year, in this order. The order of the events decides nothing."""
    own: dict[tuple[str, int], list[Event]] = defaultdict(list)
    for event in events:
        own[event.member, event.date.year].append(event)
    roll = _roll(listed, {year for _member, year in own})
    scores = [
        _score(rules, member, year, sorted(own.get((member, year), [])), roll.get((member, year), Roll()))
        for member, year in sorted(own.keys() | roll.keys())
    ]
    _follow(rules.consequences, scores)
    return scores


class Roll(NamedTuple):
    """在册 · Roles of a member in a year, and for how many months."""

    roles: tuple[str, ...] = ()
    months: int = YEAR

    def part(self, rules: Rules) -> Fraction:
        return Fraction(self.months, YEAR) if rules.part_year is PartYear.MONTHS else Fraction(1)


def _roll(listed: Iterable[Listed], years: set[int]) -> dict[tuple[str, int], Roll]:
    """Named twice: all roles, and the fewest months."""
    entries = list(listed)
    years |= {each.year for each in entries if each.year}
    found: dict[tuple[str, int], Roll] = {}
    for each in entries:
        for year in [each.year] if each.year else years:
            known = found.get((each.member, year), Roll())
            roles = tuple(sorted({*known.roles, *each.roles}))
            found[each.member, year] = Roll(roles, min(known.months, each.months))
    return found


def _score(rules: Rules, member: str, year: int, events: list[Event], listed: Roll) -> Score:
    part = listed.part(rules)
    lines = counted(rules, events, listed.roles)
    sums: dict[Section, Points] = dict.fromkeys(Section, 0)
    for line in lines:
        if line.rule and line.points:
            sums[line.rule.section] += line.points
    base, bonus, penalty = plain(rules.start * part) + sums[Section.BASE], sums[Section.BONUS], sums[Section.PENALTY]
    raw = base + bonus + penalty
    total = raw if rules.most is None else min(raw, rules.most)
    total = total if rules.least is None else max(total, rules.least)
    roles = frozenset(listed.roles).union(*(event.roles for event in events))
    duties = tuple(_done(each, rules, lines, part) for each in rules.minimum if each.filter.is_for(roles))
    grade = _grade(rules, total, met=all(done.met for done in duties))
    return Score(member, year, base, bonus, penalty, total - raw, total, grade, duties, lines)


def _done(minimum: Minimum, rules: Rules, lines: list[Line], part: Fraction) -> Done:
    """Of a part of a year as much of it, rounded up. Events count whether they earn points or not; an event with two lines is one."""
    fits = minimum.filter
    done = {
        line.event
        for line in lines
        if line.event.event in fits.events and (not fits.parts or (line.event.part or rules.usual_part) in fits.parts)
    }
    return Done(minimum, len(done), ceil(minimum.count * part))


def _grade(rules: Rules, total: Points, *, met: bool) -> str:
    """Below the lowest it is the lowest: whoever has a score has a grade, where there are grades."""
    open_ = [grade for grade in rules.grades if met or not grade.needs_minimum]
    reached = (grade.name for grade in open_ if total >= grade.least)
    return next(reached, open_[-1].name if open_ else "")


def _follow(consequences: tuple[Consequence, ...], scores: list[Score]) -> None:
    """Of consequences that ask the same, only the one with the longest row of years."""
    rows: dict[Consequence, int] = dict.fromkeys(consequences, 0)
    before: Score | None = None
    for score in scores:
        follows = before is not None and (before.member, before.year + 1) == (score.member, score.year)
        longest: dict[tuple[object, ...], Consequence] = {}
        for each in consequences:
            rows[each] = (rows[each] if follows else 0) + 1 if _holds(each, score) else 0
            known = longest.get(each.condition)
            if rows[each] >= each.years and (known is None or each.years > known.years):
                longest[each.condition] = each
        score.consequences = tuple(each.says for each in consequences if longest.get(each.condition) is each)
        before = score


def _holds(asked: Consequence, score: Score) -> bool:
    return (
        (asked.below is None or score.total < asked.below)
        and (asked.least is None or score.total >= asked.least)
        and (not asked.grade or score.grade == asked.grade)
        and (not asked.lacking or score.lacking)
    )
