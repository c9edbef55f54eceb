"""积分规则 · A set of rules as it stands in a file: what earns how much, how often, up to what; grades, consequences."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from typing import TypeAlias

Points: TypeAlias = int | Fraction  # exact: a third of ten stays a third of ten


class Section(StrEnum):
    """分值部分 · Where points go; whatever is negative is a penalty."""

    BASE = "base"
    BONUS = "bonus"
    PENALTY = "penalty"


class Shared(StrEnum):
    """分法 · How a part of joint work shares in the points, where it is not a number."""

    EVEN = "even"  # one of so many authors
    REST = "rest"  # what the numbers leave, evenly among the other authors


class Within(StrEnum):
    """取最高的范围 · Of what only the highest counts."""

    YEAR = "year"  # of the rules of a group, one a year
    EVIDENCE = "evidence"  # of the lines that one piece of evidence has under a group's rules, one


class PartYear(StrEnum):
    """任职不满一年 · How who was a member for a part of the year is scored."""

    WHOLE = "whole"  # as everybody
    MONTHS = "months"  # what everybody begins with, and minimum duties, by months of twelve


@dataclass(frozen=True)
class Filter:
    """适用范围 · An empty set: any."""

    events: frozenset[str]
    parts: frozenset[str] = frozenset()
    only: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()

    def is_for(self, roles: frozenset[str]) -> bool:
        return (not self.only or bool(self.only & roles)) and not self.never & roles


@dataclass(frozen=True, eq=False)
class Rule:
    """一条规则 · `item`: its words in the source, and its name."""

    item: str
    points: Points
    section: Section
    filter: Filter
    first: int = 1  # from which event of a year on it counts
    per: int = 1  # so many events earn the points once
    times: int = 0  # so many a year count, the best ones; 0: all
    cap: Points | None = None  # of a year
    cap_group: str = ""
    highest: str = ""
    share: Mapping[str, Points | Shared] | None = None  # by part; a part that is not named has all
    people: Mapping[str, int] | None = None  # by part: how many of the authors count
    note: str = ""


@dataclass(frozen=True)
class Minimum:
    """基本职责 · How many a year there should be."""

    item: str
    count: int
    filter: Filter


@dataclass(frozen=True)
class Grade:
    name: str
    least: Points
    needs_minimum: bool = False  # only for whoever met the minimum duties


@dataclass(frozen=True)
class Consequence:
    """结果运用 · All that is asked must hold, in so many years in a row."""

    says: str
    below: Points | None = None
    least: Points | None = None
    grade: str = ""
    lacking: bool = False  # a minimum duty is lacking
    years: int = 1

    @property
    def condition(self) -> tuple[object, ...]:
        return self.below, self.least, self.grade, self.lacking


@dataclass(frozen=True, eq=False)
class Rules:
    """规则集"""

    key: str
    name: str
    source: str
    version: str
    model: str
    readings: tuple[str, ...]  # what the source leaves open, and how it is read here
    roles: Mapping[str, str]
    events: Mapping[str, str]
    parts: Mapping[str, str]
    rules: tuple[Rule, ...]
    caps: Mapping[str, Points]
    highest: Mapping[str, Within]
    minimum: tuple[Minimum, ...] = ()
    grades: tuple[Grade, ...] = ()  # the best first
    consequences: tuple[Consequence, ...] = ()
    start: Points = 0
    base_most: Points | None = None
    bonus_most: Points | None = None
    least: Points | None = None
    most: Points | None = None
    part_year: PartYear = PartYear.WHOLE

    @cached_property
    def by_event(self) -> Mapping[str, tuple[Rule, ...]]:
        return {name: tuple(rule for rule in self.rules if name in rule.filter.events) for name in self.events}

    @cached_property
    def usual_part(self) -> str:
        """What an empty part means."""
        return next(iter(self.parts), "")
