"""日子 · The demo's calendar: every action happens at a day of 2023, in working hours, in the right order."""

import datetime as dt
from contextlib import contextmanager
from zoneinfo import ZoneInfo

from shangliang.kit import clock

ZONE = ZoneInfo("Asia/Shanghai")
OPENING = dt.datetime(2023, 6, 30, 8, 30, tzinfo=ZONE)  # the demo world's clock starts here and runs on


@contextmanager
def on(month: int, day: int, hour: int = 10, minute: int = 0):
    """Everything inside happens at this moment of 2023."""
    with clock.at(dt.datetime(2023, month, day, hour, minute, tzinfo=ZONE)):
        yield


def later(day: dt.date, workdays: int) -> dt.date:
    """So many working days after."""
    return clock.due(day, clock.Limit(workdays, "workday")) if workdays else day
