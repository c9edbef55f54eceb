"""日期 · When it happened: 6月7日至8日, 12月30日至2025年1月2日, or only 近日, 5月下旬, 今年以来.

An exact date is read into ISO; words that name no day are kept as they stand. `今年以来` only frames a story: a day that
opens a later sentence is the day it tells of. `近日` is all its writer wanted to say.
"""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date

from .numerals import number

N = r"(?:\d{1,2}|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"
YEAR = r"(?:(?P<year>\d{4}|[一二]〇[〇一二三四五六七八九]{2}|[一二]零[零一二三四五六七八九]{2})年)?"
TO = r"(?:至|到|[-—–~－]{1,2}|、)"
DAY = re.compile(
    rf"(?P<last>去年)?{YEAR}(?<!\d)(?P<month>{N})月(?P<day>{N})(?:日|(?={TO}{N}日))(?:上午|下午|晚上|晚|凌晨)?"
    rf"(?:{TO}(?:(?P<year2>\d{{4}})年)?(?:(?P<month2>{N})月)?(?P<day2>{N})日)?"
)
RECENT = re.compile(
    rf"近日|日前|近期|最近|(?:去年|今年)?(?<!\d){N}月(?:份)?(?:[上中下]旬|[初底末]|以来)?(?![\d一二三四五六七八九十]*日|的)|[昨今]日|[昨今]天|前不久|不久前|(?<![\d月至])\d{{1,2}}日"
)
SPAN = re.compile(r"连日|近段|近一段")  # of days: a day told later is one of them
PERIOD = re.compile(
    r"连日来|连日|近年来|近段时间(?:以来)?|近一段时间(?:以来)?|今年以来|去年以来|年初以来|截至目前|目前|今年|近几年"
)
OPENS = re.compile(r"(?:^|[。！？\n”]\s*)")
PRINTED = re.compile(r"(?<!\d)(20\d\d)(?:年|[-./])(\d{1,2})(?:月|[-./])(\d{1,2})(?!\d)")
MENTIONED = re.compile(r"(?<![\d到至争自从于])(20\d\d)年")


@dataclass(frozen=True)
class When:
    """时间 · From, to, and the words."""

    start: date | None = None
    end: date | None = None
    words: str | None = None


@dataclass(frozen=True)
class Calendar:
    """年份 · Which year a month and a day belong to."""

    year: int | None
    printed: date | None = None

    def on(self, year: int | None, month: int, day: int) -> date | None:
        found = _date(year or self.year, month, day)
        late = found and not year and self.printed and found > self.printed
        return _date(found.year - 1, month, day) if found and late else found  # in January, of December


def calendar(page: str, masthead: str, year: int | None) -> Calendar:
    """The year asked for, or that of the paper's date, or the one mentioned most."""
    if year:
        return Calendar(year)
    for found in PRINTED.finditer(f"{masthead}\n{page}"):
        if printed := _date(*map(int, found.groups())):
            return Calendar(printed.year, printed if found.end() <= len(masthead) else None)
    mentioned = Counter(MENTIONED.findall(page)).most_common(1)
    return Calendar(int(mentioned[0][0]) if mentioned else None)


def when(lead: str, text: str, years: Calendar) -> When:
    """`lead` is the first paragraph after its dateline, `text` the whole body."""
    exact, recent, period = DAY.search(lead), RECENT.search(lead), PERIOD.search(lead)
    first = min(filter(None, (exact, recent, period)), key=lambda found: found.start(), default=None)
    if first is not None and first is exact:
        return _exact(exact, years)
    if first is not None and first is recent:
        return When(words=first[0])
    opening = _opening(text if not first or SPAN.match(first[0]) else lead)
    if opening:
        return _exact(opening, years)
    return When(words=first[0]) if first else When()


def _opening(text: str) -> re.Match[str] | None:
    """The first day that opens a sentence."""
    return next((day for at in OPENS.finditer(text) if (day := DAY.match(text, at.end()))), None)


def _exact(found: re.Match[str], years: Calendar) -> When:
    month, day = _n(found["month"]), _n(found["day"])
    own = int(found["year"]) if (found["year"] or "").isascii() and found["year"] else number(found["year"] or "")
    before = years.year - 1 if found["last"] and years.year else None
    if not found["day2"]:
        start = years.on(_int(own) or before, month, day)
        return When(start, None, found[0])
    month2, day2 = _n(found["month2"]) if found["month2"] else month, _n(found["day2"])
    turned = (month2, day2) < (month, day)
    if found["year2"] and not own:
        own = int(found["year2"]) - turned
    start = years.on(_int(own) or before, month, day)
    end = _date(start.year + turned, month2, day2) if start else None
    return When(start, end, found[0]) if end else When(words=found[0])


def _n(text: str) -> int:
    return int(number(text) or 0)


def _int(value: float | None) -> int | None:
    return None if value is None else int(value)


def _date(year: int | None, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year else None
    except ValueError:
        return None
