"""时钟 · The only clock: what time it is, which day, and when a limit ends.

`at(moment)` stops it (tests; a demo's actions). The demo world lives in its own time: one row holds how far its
clock is from the true one, so that it starts on 2023-06-30 and runs on; each process reads that row at most every
5 s, over a connection of its own, so that asking for the time never adds a query to a page or fails in a broken
transaction.
"""

import datetime as dt
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from zoneinfo import ZoneInfo

from django.db import Error, connections, models, transaction

from . import workdays
from .workdays import Days, Limit, Unit, add_months, is_workday, light, remaining_workdays, warn_on

__all__ = [
    "SHANGHAI",
    "ClockOffset",
    "Limit",
    "add_months",
    "at",
    "at_noon",
    "days",
    "due",
    "end_of",
    "extend_by_pause",
    "is_workday",
    "light",
    "local_day",
    "now",
    "office_days_by",
    "offset",
    "real_now",
    "remaining_workdays",
    "set_offset",
    "today",
    "warn_on",
    "workdays_between",
]

SHANGHAI = ZoneInfo("Asia/Shanghai")
REREAD = 5.0  # seconds
_stopped: ContextVar[dt.datetime | None] = ContextVar("stopped", default=None)


class ClockOffset(models.Model):
    """时差 · How far the demo world's clock is from the true one. No row: it is true."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    offset = models.DurationField("时差")

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="clock_has_one_offset")]

    def __str__(self) -> str:
        return str(self.offset)


def now() -> dt.datetime:
    return _stopped.get() or real_now() + offset()


def real_now() -> dt.datetime:
    """The true time, whatever the demo's or a test's clock says: for leases, retries and the offset itself."""
    return dt.datetime.now(SHANGHAI)


def today() -> dt.date:
    return local_day(now())


@contextmanager
def at(moment: dt.datetime | dt.date) -> Iterator[dt.datetime]:
    """Inside, the time is `moment` (a date: its noon) and stands still."""
    token = _stopped.set(moment.astimezone(SHANGHAI) if isinstance(moment, dt.datetime) else at_noon(moment))
    try:
        yield now()
    finally:
        _stopped.reset(token)


def local_day(moment: dt.datetime | dt.date) -> dt.date:
    """The day in Shanghai on which something happened."""
    return moment.astimezone(SHANGHAI).date() if isinstance(moment, dt.datetime) else moment


def at_noon(day: dt.date) -> dt.datetime:
    """A day of which no hour is known stands for its noon."""
    return dt.datetime.combine(day, dt.time(12), SHANGHAI)


def end_of(day: dt.date) -> dt.datetime:
    """24:00 of the day: the first moment that is too late."""
    return dt.datetime.combine(day + dt.timedelta(1), dt.time(), SHANGHAI)


def days(number: float) -> dt.timedelta:
    return dt.timedelta(number)


# The office's own list (rule calendar.extra) is set in by kit.rules, which stands above the clock.


def _no_list(area: str) -> Days:
    return None


_office_days: list[Callable[[str], Days]] = [_no_list]


def office_days_by(found: Callable[[str], Days]) -> None:
    """Register where the office's own list of days comes from."""
    _office_days[:] = [found]


def _list(office_days: Days, area: str) -> Days:
    return _office_days[0](area) if office_days is None else office_days


def due(start: dt.date, limit: Limit, office_days: Days = None, *, area: str = "") -> dt.date:
    """The last day of a limit (see workdays.due), by the office's own list of the area unless a list is given."""
    return workdays.due(start, limit, _list(office_days, area))


def workdays_between(a: dt.date, b: dt.date, office_days: Days = None, *, area: str = "") -> int:
    """Working days after `a` up to and with `b`; negative if `b` lies before `a`."""
    return workdays.workdays_between(a, b, _list(office_days, area))


def extend_by_pause(
    due_on: dt.date, paused_on: dt.date, resumed_on: dt.date, unit: Unit = "workday", *, area: str = ""
) -> dt.date:
    """停表 · The new last day after a stopped clock."""
    return workdays.extend_by_pause(due_on, paused_on, resumed_on, unit, _list(None, area))


# The demo world's time.

_known: tuple[float, dt.timedelta] = (float("-inf"), dt.timedelta())


def offset() -> dt.timedelta:
    """The demo world's distance from the true time, as known to this process (at most REREAD seconds old)."""
    global _known  # noqa: PLW0603 — one value per process, replaced whole
    if time.monotonic() - _known[0] > REREAD:
        _known = (time.monotonic(), _known[1])  # other threads go on with the old value while this one reads
        _known = (time.monotonic(), _read(_known[1]))
    return _known[1]


def set_offset(distance: dt.timedelta) -> None:
    """Move the clock, for every process, from the commit on. A distance of nothing removes the row."""
    with transaction.atomic():
        if distance:
            ClockOffset.objects.update_or_create(id=1, defaults={"offset": distance})
        else:
            ClockOffset.objects.all().delete()
        transaction.on_commit(_forget)


def _forget() -> None:
    global _known  # noqa: PLW0603 — see offset
    _known = (float("-inf"), _known[1])


def _read(last: dt.timedelta) -> dt.timedelta:
    alone = connections.create_connection("default")
    try:
        with alone.cursor() as cursor:
            cursor.execute("SELECT extract(epoch FROM kit_clockoffset.offset) FROM kit_clockoffset")
            row = cursor.fetchone()
        return dt.timedelta(seconds=float(row[0])) if row else dt.timedelta()
    except (Error, RuntimeError):  # no database yet, or (RuntimeError) a test that may not have one
        return last
    finally:
        alone.close()
