"""工作日与时限 · Working days by the Chinese calendar with its make-up days (调休), and limits counted in them.

A day counts as a working day by, in this order: the office's own list, the published calendar (chinesecalendar,
2004 to `LAST_YEAR`), Monday to Friday. The first day of a limit is not counted; it ends at 24:00 Asia/Shanghai of
the day that `due` returns. Pure: no database; the office's list is handed in.
"""

import calendar
import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from typing import Literal

from chinese_calendar.constants import holidays as HOLIDAYS  # noqa: N812 — a table
from chinese_calendar.constants import workdays as MAKE_UP  # noqa: N812 — a table
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

Unit = Literal["day", "workday", "month"]
Days = Mapping[dt.date, bool] | Iterable[dt.date] | None  # the office's own list: {day: whether it is worked}

FIRST_YEAR, LAST_YEAR = min(HOLIDAYS).year, max(HOLIDAYS).year
FRIDAY = 4
MOST = {"day": 3660, "workday": 2500, "month": 120}  # ten years: anything longer is a slip of the pen
PATTERN = re.compile(r"(\d{1,9}|[一二两三四五六七八九十]{1,3})\s*(个?\s*工作日|日|天|个月)")
DIGITS = {c: n for n, c in enumerate("一二三四五六七八九", 1)} | {"两": 2}


@dataclass(frozen=True, slots=True)
class Limit:
    """时限 · So many days, working days or months from an event."""

    number: int
    unit: Unit

    def __post_init__(self) -> None:
        if self.unit not in MOST:
            raise ValueError(_("时限的单位应是日、工作日或月。"))
        if not 0 <= self.number <= MOST[self.unit]:
            raise ValueError(_("时限过长：最多十年。"))

    @classmethod
    def parse(cls, text: str) -> "Limit":
        """5个工作日、30日、三个月; full-width digits and spaces are understood too."""
        found = PATTERN.fullmatch(unicodedata.normalize("NFKC", text).strip())
        if not found:
            raise ValueError(_("请写成“5个工作日”“30日”或“3个月”。"))
        unit: Unit = "workday" if "工作日" in found[2] else "month" if "月" in found[2] else "day"
        return cls(_number(found[1]), unit)

    def __str__(self) -> str:
        """As it is stored and as an office writes it; `label` is the same in the language of the page."""
        return {"day": "{}日", "workday": "{}个工作日", "month": "{}个月"}[self.unit].format(self.number)

    @property
    def label(self) -> str:
        n = self.number
        words = {
            "day": ngettext("%(n)s日", "%(n)s日", n),
            "workday": ngettext("%(n)s个工作日", "%(n)s个工作日", n),
            "month": ngettext("%(n)s个月", "%(n)s个月", n),
        }
        return words[self.unit] % {"n": n}


def is_workday(day: dt.date, office_days: Days = None) -> bool:
    own = _own(office_days)
    if day in own:
        return own[day]
    if FIRST_YEAR <= day.year <= LAST_YEAR:
        return day in MAKE_UP or (day.weekday() <= FRIDAY and day not in HOLIDAYS)
    return day.weekday() <= FRIDAY


def due(start: dt.date, limit: Limit, office_days: Days = None) -> dt.date:
    """The last day of a limit that begins with an event on `start`. A month ends on the same day, or on its last;
    a last day that is not worked gives way to the next working day (民法典第二百零三条)."""
    if limit.unit == "workday":
        return forward(start, limit.number, office_days)
    last = start + dt.timedelta(limit.number) if limit.unit == "day" else add_months(start, limit.number)
    return forward(last - dt.timedelta(1), 1, office_days) if limit.number else last


def forward(day: dt.date, number: int, office_days: Days = None) -> dt.date:
    """The `number`-th working day after `day`; `day` itself for 0."""
    own = _own(office_days)
    while number > 0:
        day += dt.timedelta(1)
        number -= is_workday(day, own)
    return day


def add_months(day: dt.date, number: int) -> dt.date:
    year, month = divmod(day.year * 12 + day.month - 1 + number, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def workdays_between(a: dt.date, b: dt.date, office_days: Days = None) -> int:
    """Working days after `a` up to and with `b`; negative if `b` lies before `a`."""
    early, late = min(a, b), max(a, b)
    found = _worked_until(late) - _worked_until(early)
    if early.year < late.year:
        found += sum(_worked(year)[-1] for year in range(early.year, late.year))
    for day, worked in _own(office_days).items():
        if early < day <= late:
            found += worked - is_workday(day)
    return found if a <= b else -found


def _worked_until(day: dt.date) -> int:
    """Working days of the year up to and with the day, by the published calendar alone."""
    return _worked(day.year)[day.timetuple().tm_yday]


@cache
def _worked(year: int) -> list[int]:
    """The same for every day of a year; its first entry is 0, its last one the whole year's."""
    first = dt.date(year, 1, 1)
    days = (first + dt.timedelta(n) for n in range(366 if calendar.isleap(year) else 365))
    return list(accumulate(map(is_workday, days), initial=0))


def remaining_workdays(due_on: dt.date, today: dt.date, office_days: Days = None) -> int:
    """Working days left after today: 0 on the last day, negative when late."""
    return workdays_between(today, due_on, office_days)


def extend_by_pause(
    due_on: dt.date, paused_on: dt.date, resumed_on: dt.date, unit: Unit = "workday", office_days: Days = None
) -> dt.date:
    """停表 · The new last day after a stopped clock: what was left when it stopped is left when it runs again."""
    if resumed_on <= paused_on:
        return due_on
    if unit == "workday":
        return forward(due_on, workdays_between(paused_on, resumed_on, office_days), office_days)
    return due_on + (resumed_on - paused_on)


def warn_on(start: dt.date, due_on: dt.date, yellow: float = 0.8) -> dt.date:
    """The day on which the light turns yellow: when this share of the time has gone."""
    return min(due_on, start + (due_on - start) * yellow)


def light(
    start: dt.date, due_on: dt.date | None, today: dt.date, yellow: float = 0.8
) -> Literal["calm", "warn", "late"]:
    """绿、黄、红 · Late from the day after the last one; without a last day no clock runs."""
    if due_on is None:
        return "calm"
    if today > due_on:
        return "late"
    return "warn" if today >= warn_on(start, due_on, yellow) else "calm"


def _own(days: Days) -> Mapping[dt.date, bool]:
    """A bare date says: not as in an ordinary week (a Tuesday is free, a Saturday is worked)."""
    if isinstance(days, Mapping):
        return days
    return {day: day.weekday() > FRIDAY for day in days or ()}


def _number(text: str) -> int:
    """12, 十二, 三十: up to 99."""
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    if len(tens) > 1 or len(ones) > 1 or "十" in tens:
        raise ValueError(_("请用阿拉伯数字写天数。"))
    return (DIGITS.get(tens, 1) * 10 if ten else 0) + DIGITS.get(ones, 0)
