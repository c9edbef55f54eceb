"""日子 · The demo's diary: everything happens at its moment of 2023, in working hours, whatever story it belongs to."""

import datetime as dt
from collections.abc import Callable
from contextlib import contextmanager
from zoneinfo import ZoneInfo

from shangliang.kit import clock
from shangliang.kit.memory import remembered

ZONE = ZoneInfo("Asia/Shanghai")
OPENING = dt.datetime(2023, 6, 30, 8, 30, tzinfo=ZONE)  # the demo world's clock starts here and runs on


class Diary:
    """日记 · What will happen when. Stories write into it in any order; it is lived once, from the first day to the last."""

    def __init__(self) -> None:
        self.pages: list[tuple[dt.datetime, int, Callable[[], object]]] = []
        self.lived = False

    def note(self, moment: dt.datetime, act: Callable[[], object]) -> None:
        """At this moment `act` is called; what was noted first comes first."""
        if self.lived:
            raise ValueError("noted too late: the days are being lived already")
        self.pages.append((moment, len(self.pages), act))

    def live(self, say) -> None:
        """Every act at its moment, so that serial numbers and the trail run with the days; a line of progress a week."""
        week, self.lived = None, True
        for moment, _number, act in sorted(self.pages, key=lambda page: page[:2]):
            monday = moment.date() - dt.timedelta(days=moment.weekday())
            if monday != week:
                week = monday
                say(f"重演：{monday.month}月{monday.day}日这一周")
            with clock.at(moment), remembered():  # each act reads the rules once, as a request would
                act()


@contextmanager
def on(month: int, day: int, hour: int = 10, minute: int = 0):
    """Everything inside happens at this moment of 2023."""
    with clock.at(moment(dt.date(2023, month, day), hour, minute)), remembered():
        yield


def moment(day: dt.date, hour: int, minute: int = 0) -> dt.datetime:
    return dt.datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZONE)


def later(day: dt.date, workdays: int) -> dt.date:
    """So many working days after."""
    return clock.due(day, clock.Limit(workdays, "workday")) if workdays else day
