"""预约议事室 · Book a room for a stretch of time, or give it back. Who comes second is told by whom it is taken and when it is free."""

import datetime as dt

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from shangliang.kit import clock, trail
from shangliang.people.refusal import Refused
from shangliang.subjects.models import ConsultationRoom

from .. import free
from ..models import Booking

LONGEST = dt.timedelta(days=3)


def book_room(
    room: ConsultationRoom, what: str, *, who: str, starts_at: dt.datetime, ends_at: dt.datetime, by, on=None
) -> Booking:
    """预约. Two at once: the second is refused by the database, and told the same."""
    try:
        return _book(room, what, who, starts_at, ends_at, by, on)
    except IntegrityError:
        raise Refused(said(room, starts_at, ends_at) or _("这段时间刚刚被别人约了，请换个时间。")) from None


@transaction.atomic
def _book(room, what, who, starts_at, ends_at, by, on) -> Booking:
    if by is not None and not by.can("room.edit", room.area_id):
        raise PermissionDenied
    if not room.is_standing:
        raise Refused(_("这个议事室已经停用。"))
    if ends_at <= starts_at:
        raise Refused(_("结束时间应晚于开始时间。"))
    if ends_at - starts_at > LONGEST:
        raise Refused(_("一次最多约三天。"))
    if ends_at <= (on or clock.now()):
        raise Refused(_("这段时间已经过去了。"))
    if taken := said(room, starts_at, ends_at):
        raise Refused(taken)
    made = Booking.objects.create(
        room=room, what=what, who=who, starts_at=starts_at, ends_at=ends_at, booked_by=by, booked_at=on or clock.now()
    )
    _log(made, "book", by=by, on=on)
    return made


def said(room: ConsultationRoom, start: dt.datetime, end: dt.datetime) -> str:
    """By whom it is taken, and when of that day it is free; '' where it is."""
    found = free.taken(room, start, end)
    if not found:
        return ""
    one = found[0]
    left = _("、").join(f"{_clock(a)}–{_clock(b)}" for a, b in free.free(room, clock.local_day(start)))
    busy = _("%(day)s %(from)s–%(until)s 已由%(who)s约用（%(what)s）。") % {
        "day": f"{clock.local_day(one.start):%Y-%m-%d}", "from": _clock(one.start), "until": _clock(one.end), "who": one.who,
        "what": one.what,
    }  # fmt: skip
    return busy + (_("当天还空着：%(free)s。") % {"free": left} if left else _("当天已经约满，请换一天。"))


def _clock(moment: dt.datetime) -> str:
    return f"{moment.astimezone(clock.SHANGHAI):%H:%M}"


@transaction.atomic
def give_room_back(booking: Booking, *, by, on=None) -> Booking:
    """取消预约: until it is over."""
    found = Booking.objects.select_for_update(of=("self",)).select_related("room").get(pk=booking.pk)
    if by is not None and not by.can("room.edit", found.room.area_id):
        raise PermissionDenied
    if found.cancelled_at:
        raise Refused(_("这次预约已经取消。"))
    if found.ends_at <= (on or clock.now()):
        raise Refused(_("这段时间已经过去了。"))
    found.cancelled_at = on or clock.now()
    found.save(update_fields=["cancelled_at"])
    _log(found, "give_back", by=by, on=on)
    return found


def _log(booking: Booking, what: str, *, by, on) -> None:
    room = booking.room
    trail.record(
        by=by, action=f"consultation_room.{what}", noun="consultation_room", id=room.ref, area=room.area_id, on=on,
        detail={"booking": booking.ref},
    )  # fmt: skip
