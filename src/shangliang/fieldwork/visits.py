"""无事不扰 · Who visited a firm last, who is about to: the one place that knows. Nouns that keep visits of their own join here.

`@known_by` stands over a function (enterprise, since) -> [Known]; so gatherings' visits are added without a change of pages.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from shangliang.gatherings.models import Visit
from shangliang.kit import clock

from .models import FirmVisit
from .rules import quiet_days


@dataclass(frozen=True, order=True)
class Known:
    """一次走访 · Its day, who went or is going, whether it has taken place."""

    day: dt.date
    who: str
    done: bool


Source = Callable[[Any, dt.date], Iterable[Known]]
_sources: dict[str, Source] = {}


def known_by(function: Source) -> Source:
    """Registered again under its own name a function replaces itself."""
    _sources[f"{function.__module__}.{function.__qualname__}"] = function
    return function


@known_by
def planned(enterprise, since: dt.date) -> list[Known]:
    """Those of the plan here: done ones, and those that are to come."""
    rows = FirmVisit.objects.filter(enterprise=enterprise, day__gte=since).exclude(state=FirmVisit.State.DECLINED)
    return [
        Known(row.day, f"{row.host} {row.who}", row.state == FirmVisit.State.DONE)
        for row in rows.select_related("host")
    ]


@known_by
def recorded(enterprise, since: dt.date) -> list[Known]:
    """Those that anybody wrote down afterwards, planned or not."""
    rows = Visit.objects.of_enterprise(enterprise, since=since).select_related("organisation")
    return [Known(row.on, str(row.organisation), done=True) for row in rows]


def known(enterprise, since: dt.date) -> list[Known]:
    """All visits from that day on, the earliest first, whoever keeps them."""
    return sorted({visit for _name, source in sorted(_sources.items()) for visit in source(enterprise, since)})


def last(enterprise) -> Known | None:
    """The last visit that has taken place, by anybody."""
    return next((visit for visit in reversed(known(enterprise, dt.date.min)) if visit.done), None)


def near(enterprise, day: dt.date) -> list[Known]:
    """Visits within the firm's quiet days before or after that day."""
    span = clock.days(quiet_days(enterprise.area_id))
    return [visit for visit in known(enterprise, day - span) if abs(visit.day - day) < span]
