"""使用的来源 · What counts as a use of a room besides what is noted by hand: nouns further up say so (a sitting held there).

`@uses.told` stands over a function (since, until) -> queryset whose rows have `room_id`, `on`, `what` and `people`, for
the days from `since` to `until`. So gatherings count as uses without subjects knowing of gatherings.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import NamedTuple

from django.db.models import Count, Max, Q, QuerySet

Source = Callable[[dt.date, dt.date], QuerySet]
_sources: dict[str, Source] = {}


class Used(NamedTuple):
    """用过 · When last, and how often."""

    last: dt.date
    times: int


def told(function: Source) -> Source:
    """Registered again under its own name a function replaces itself."""
    _sources[f"{function.__module__}.{function.__qualname__}"] = function
    return function


def between(since: dt.date, until: dt.date) -> list[QuerySet]:
    """The uses of every source in these days."""
    return [_sources[name](since, until) for name in sorted(_sources)]


def used(since: dt.date, until: dt.date) -> Q:
    """Of rooms: used in these days."""
    found = Q(pk__in=[])
    for rows in between(since, until):
        found |= Q(pk__in=rows.order_by().values("room_id"))
    return found


def of(rooms: Iterable[int], since: dt.date, until: dt.date) -> dict[int, Used]:
    """Of these rooms (keys): when last and how often; one query for each source, however many rooms."""
    keys, found = list(rooms), {}
    for rows in between(since, until):
        kept = rows.filter(room_id__in=keys).order_by().values("room_id").annotate(last=Max("on"), times=Count("pk"))
        for room, last, times in kept.values_list("room_id", "last", "times"):
            before = found.get(room)
            found[room] = Used(max(last, before.last), times + before.times) if before else Used(last, times)
    return found


def rows_of(room: int, since: dt.date, until: dt.date) -> list[dict]:
    """One room's uses, the latest first."""
    kept = [
        row
        for rows in between(since, until)
        for row in rows.filter(room_id=room).order_by().values("on", "what", "people")
    ]
    return sorted(kept, key=lambda row: row["on"], reverse=True)
