"""议事室的空闲 · What a room is taken by on a day: bookings, and gatherings planned there; and what is left of its hours."""

import datetime as dt
from typing import NamedTuple

from shangliang.kit import clock, rules
from shangliang.subjects.models import ConsultationRoom

from .models import Booking, Gathering

FROM, UNTIL = "room.open_from", "room.open_until"


class Taken(NamedTuple):
    """占用"""

    start: dt.datetime
    end: dt.datetime
    what: str
    who: str
    booking: Booking | None = None


def taken(room: ConsultationRoom, start: dt.datetime, end: dt.datetime) -> list[Taken]:
    """All that stands there in a stretch of time, in order; a gathering that ended early left the room then."""
    booked = Booking.objects.standing().filter(room=room).touching(start, end)
    held = Gathering.objects.filter(room=room, called_off_at__isnull=True, starts_at__lt=end, ends_at__gt=start)
    found = [Taken(b.starts_at, b.ends_at, b.what, b.who, b) for b in booked]
    for one in held.select_related("host"):
        until = min(one.ends_at, one.ended_at) if one.ended_at else one.ends_at
        if until > start:
            found.append(Taken(one.starts_at, until, one.title, str(one.host)))
    return sorted(found, key=lambda one: (one.start, one.end))


def hours(room: ConsultationRoom, day: dt.date) -> tuple[dt.datetime, dt.datetime]:
    """From when to when the room may be used on a day."""
    first, last = (int(rules.value(key, room.area_id)) for key in (FROM, UNTIL))
    begin = clock.end_of(day - clock.days(1))
    return begin + dt.timedelta(hours=first), begin + dt.timedelta(hours=max(first, last))


def free(room: ConsultationRoom, day: dt.date) -> list[tuple[dt.datetime, dt.datetime]]:
    """The stretches of a day's hours that nothing stands in."""
    at, close = hours(room, day)
    found = []
    for one in taken(room, at, close):
        if one.start > at:
            found.append((at, one.start))
        at = max(at, one.end)
    return [*found, (at, close)] if at < close else found
