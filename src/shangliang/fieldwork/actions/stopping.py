"""站点 · Add a stop, move it up or down, take it out, write down what was heard and seen there."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F, Max
from django.utils.translation import gettext as _

from shangliang.people.can import may
from shangliang.people.refusal import Refused

from ..kinds.kind import CONVEYING
from ..models import Stop, Trip
from ..where import place_of
from .planning import MOST_STOPS, lock, log


def may_record(person, trip: Trip) -> bool:
    """Who plans it, and whoever of the team has a post that records; a member records away from home too."""
    if person.can("trip.plan", trip.area_id):
        return True
    recorder = any(may(post.role, "trip.record") for post in person.held_posts)
    return recorder and trip.team.filter(person=person).exists()


def lock_for_record(trip: Trip, by) -> Trip:
    if not may_record(by, trip):
        raise PermissionDenied
    found = Trip.objects.select_for_update(of=("self",)).get(pk=trip.pk)
    if found.called_off:
        raise Refused(_("这次外出已经取消。"))
    return found


def check_day(trip: Trip, day) -> None:
    """A day of the trip, or none."""
    if day and not trip.starts_on <= day <= trip.ends_on:
        raise Refused(
            _("日期应在 %(first)s 和 %(last)s 之间。") % {"first": f"{trip.starts_on:%Y-%m-%d}", "last": f"{trip.ends_on:%Y-%m-%d}"}
        )  # fmt: skip


def _again(stop: Stop) -> None:
    """As it stands under the lock of its trip."""
    try:
        stop.refresh_from_db()
    except Stop.DoesNotExist:
        raise Refused(_("这一站已经去掉了。"))


@transaction.atomic
def add_stop(trip: Trip, where: str, *, by, day=None, methods=None, on=None) -> Stop:
    """加一站: at the end of the list; `where` is a name, a code, or a place outside the tree."""
    found = lock(trip, by)
    check_day(found, day)
    last = found.stops.aggregate(n=Max("number"))["n"] or 0
    if last >= MOST_STOPS:
        raise Refused(_("一次外出最多 %(n)s 站。") % {"n": MOST_STOPS})
    place = place_of(where, root=found.area_id, person=by)
    made = found.stops.create(
        number=last + 1, day=day, methods=methods or list(found.rules.methods[:1]), **place.fields()
    )
    log(found, "stop.add", by=by, on=on, detail={"number": made.number})
    return made


@transaction.atomic
def move_stop(stop: Stop, way: str, *, by, on=None) -> None:
    """上移、下移: changes places with its neighbour; at the end of the list nothing happens."""
    found = lock(stop.trip, by)
    _again(stop)
    others = found.stops.filter(number=stop.number + (-1 if way == "up" else 1))
    other = others.first()
    if other is None:
        return
    Stop.objects.filter(pk=other.pk).update(number=stop.number)
    Stop.objects.filter(pk=stop.pk).update(number=other.number)
    log(found, "stop.move", by=by, on=on, detail={"from": stop.number, "to": other.number})


@transaction.atomic
def drop_stop(stop: Stop, *, by, on=None) -> None:
    """不去这一站: those behind it move up. One that has been written about stays."""
    found = lock(stop.trip, by)
    _again(stop)
    if stop.notes or stop.findings.exists():
        raise Refused(_("这一站已经有记录，不能去掉。"))
    number = stop.number
    stop.delete()
    found.stops.filter(number__gt=number).update(number=F("number") - 1)
    log(found, "stop.drop", by=by, on=on, detail={"number": number})


@transaction.atomic
def record_stop(stop: Stop, *, by, rev: int | None = None, on=None, **fields) -> Stop:
    """站点记录: day, methods, document and to whom it was conveyed, notes. `rev`: as it stood when the writer saw it."""
    found = lock_for_record(stop.trip, by)
    check_day(found, fields.get("day"))
    _again(stop)
    if rev is not None and rev != stop.rev:
        raise Refused(_("您打开以后别人在这一站又记了。请看下面现在的记录，合在一起再存。"))
    for name, value in fields.items():
        setattr(stop, name, value)
    if stop.document and CONVEYING not in stop.methods:
        stop.methods = [*stop.methods, CONVEYING]
    stop.rev += 1
    stop.save(update_fields=[*fields, "methods", "rev"])
    log(found, "stop.record", by=by, on=on, detail={"number": stop.number, "fields": sorted(fields)})
    return stop
