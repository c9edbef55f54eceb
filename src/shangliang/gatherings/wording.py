"""会场的话 · How long in words, a class by its name, a person by class and seat: what halls and records show for a name."""

import re

from django.utils.translation import gettext as _

from shangliang.kit import clock, pages

HOUR = re.compile(r"(\d{2}:\d{2}) (.*)")  # how a line that was written in the room begins


def length(seconds: float) -> str:
    """2分35秒."""
    minutes, rest = divmod(round(seconds), 60)
    if not minutes:
        return _("%(s)s秒") % {"s": rest}
    return _("%(m)s分%(s)02d秒") % {"m": minutes, "s": rest}


def watch(seconds: int | None) -> str:
    """02:35, as a timer shows it; past its end how long past: −00:35."""
    if seconds is None:
        return ""
    minutes, rest = divmod(abs(seconds), 60)
    return f"{'−' if seconds < 0 else ''}{minutes:02d}:{rest:02d}"


def seats_of(gathering) -> dict[str, str]:
    """The names of the classes of people, from whichever noun made the list (slot gathering.seats)."""
    return dict(pages.panels("gathering.seats", None, gathering))


def stands_for(attendance, seats: dict[str, str]) -> str:
    """利益相关方 · 12 号: who it is without a name."""
    number = _("%(n)s 号") % {"n": attendance.number}
    seat = seats.get(attendance.seat)
    return f"{seat} · {number}" if seat else number


def hour(moment) -> str:
    return f"{moment.astimezone(clock.SHANGHAI):%H:%M}" if moment else ""


def noted(line: str) -> dict:
    """A line of the minutes: those written in the room begin with the hour, those of a paper sheet do not."""
    found = HOUR.match(line)
    return {"at": found[1], "text": found[2]} if found else {"at": "", "text": line}
