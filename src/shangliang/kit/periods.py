"""期间 · The span of days that a figure counts: everything so far, a year, a quarter, a month."""

import datetime as dt
import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from .workdays import add_months

MONTHS = {"year": 12, "quarter": 3, "month": 1}
BEGINNING = dt.date(1949, 1, 1)
NAMED = re.compile(r"(\d{4})(?:-(?:Q([1-4])|(\d{2})))?")


class NoSuchPeriod(ValueError):
    """没有这个期间 · The sentence says how a period is written."""


@dataclass(frozen=True)
class Period:
    """期间 · From the first day to the last, both counted; `kind` is all, year, quarter or month."""

    kind: str
    start: dt.date
    end: dt.date
    name: str  # all, 2023, 2023-Q2, 2023-06

    @property
    def label(self) -> str:
        words = {"year": _("%(year)s年"), "quarter": _("%(year)s年第%(part)s季度"), "month": _("%(year)s年%(part)s月")}
        part = (self.start.month + 2) // 3 if self.kind == "quarter" else self.start.month
        return words[self.kind] % {"year": self.start.year, "part": part} if self.kind in words else _("至今")

    def as_data(self) -> dict[str, str]:
        return {"name": self.name, "start": self.start.isoformat(), "end": self.end.isoformat()}


def period_of(asked: str, on: dt.date) -> Period:
    """`year`, `quarter`, `month`: the one that `on` lies in. 2023, 2023-Q2, 2023-06: that one. Not beyond `on`."""
    if asked == "all":
        return Period("all", BEGINNING, on, "all")
    if asked in MONTHS:
        months = MONTHS[asked]
        return _period(asked, dt.date(on.year, (on.month - 1) // months * months + 1, 1), on)
    found = NAMED.fullmatch(asked)
    if not found or not 1 <= int(found[3] or 1) <= 12 or not BEGINNING.year <= int(found[1]) < dt.MAXYEAR:
        raise NoSuchPeriod(_("期间应写成 all、year、quarter、month、2023、2023-Q2 或 2023-06。"))
    kind = "quarter" if found[2] else "month" if found[3] else "year"
    first = (int(found[2]) - 1) * 3 + 1 if found[2] else int(found[3] or 1)
    return _period(kind, dt.date(int(found[1]), first, 1), on)


def _period(kind: str, start: dt.date, on: dt.date) -> Period:
    """A period that is not over ends today; one that has not begun keeps its own dates and counts nothing."""
    last = add_months(start, MONTHS[kind]) - dt.timedelta(1)
    names = {"year": f"{start:%Y}", "quarter": f"{start:%Y}-Q{(start.month + 2) // 3}", "month": f"{start:%Y-%m}"}
    return Period(kind, start, min(last, on) if on >= start else last, names[kind])
