"""安排外出 · Plan a trip, change it, say who goes, call it off."""

import datetime as dt

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.kit import clock, trail
from shangliang.people.refusal import Refused

from ..kinds import KINDS
from ..models import TeamMember, Trip
from ..where import place_of

LONGEST = 92  # days: a class of a quarter; longer is a slip of the pen
MOST_STOPS = 100


def day_of(on) -> dt.date:
    """`on` of an action as a day; today if it says nothing."""
    return clock.local_day(on) if on else clock.today()


def log(trip: Trip, action: str, *, by, on=None, detail=None) -> None:
    trail.record(
        by=by, action=f"trip.{action}", noun="trip", id=trip.ref, area=trip.area_id, on=on and day_of(on), detail=detail
    )


def lock(trip: Trip, by, ability: str = "trip.plan") -> Trip:
    """The row, locked for this transaction, for whoever may do this at its host's area."""
    found = Trip.objects.select_for_update(of=("self",)).get(pk=trip.pk)
    if not by.can(ability, found.area_id):
        raise PermissionDenied
    if found.called_off:
        raise Refused(_("这次外出已经取消。"))
    return found


@transaction.atomic
def plan_trip(kind: str, *, title, host, starts_on, ends_on, by, on=None, stops=(), leader="", **more) -> Trip:
    """安排外出: `stops` are lines as typed (a name or a code); `leader` is a post in words. `more`: aim, places, gathering."""
    if not by.can("trip.plan", host.area_id):
        raise PermissionDenied
    _check_days(starts_on, ends_on)
    if len(stops) > MOST_STOPS:
        raise Refused(_("一次外出最多 %(n)s 站。") % {"n": MOST_STOPS})
    made = Trip.objects.create(
        kind=kind,
        title=title,
        host=host,
        area=host.area,
        starts_on=starts_on,
        ends_on=ends_on,
        planned_on=day_of(on),
        **more,
    )
    if leader:
        TeamMember.objects.create(trip=made, part=TeamMember.Part.LEADER, title=leader)
    for number, line in enumerate(stops, 1):
        place = place_of(line, root=host.area_id, person=by)
        made.stops.create(number=number, methods=list(KINDS[kind].methods[:1]), **place.fields())
    log(made, "plan", by=by, on=on, detail={"kind": kind, "stops": len(stops)})
    return made


def _check_days(starts_on, ends_on) -> None:
    if ends_on < starts_on:
        raise Refused(_("返回不能早于出发。"))
    if (ends_on - starts_on).days >= LONGEST:
        raise Refused(_("一次外出不超过 %(n)s 天，请核对日期。") % {"n": LONGEST})


@transaction.atomic
def change_trip(trip: Trip, *, by, on=None, **fields) -> Trip:
    """改安排: title, aim, places, days, gathering. What has been reported is history."""
    found = lock(trip, by)
    if found.reported_on:
        raise Refused(_("报告已经写好，安排不能再改。"))
    for name, value in fields.items():
        setattr(found, name, value)
    _check_days(found.starts_on, found.ends_on)
    if found.stops.filter(day__lt=found.starts_on).exists() or found.stops.filter(day__gt=found.ends_on).exists():
        raise Refused(_("有的站点不在这几天里，请先改站点的日期。"))
    found.save(update_fields=list(fields))
    log(found, "change", by=by, on=on, detail={"fields": sorted(fields)})
    return found


@transaction.atomic
def join_team(trip: Trip, title: str, *, by, part=TeamMember.Part.MEMBER, person=None, on=None) -> TeamMember:
    """加入外出组: a post in words; with a person, who then sees the trip and may record at its stops."""
    found = lock(trip, by)
    if part == TeamMember.Part.LEADER and found.team.filter(part=part).exists():
        raise Refused(_("已经有组长了。"))
    if person and found.team.filter(person=person).exists():
        raise Refused(_("%(who)s已经在组里。") % {"who": person})
    made = TeamMember.objects.create(trip=found, title=title, part=part, person=person)
    log(found, "join", by=by, on=on, detail={"part": part, "person": person.ref if person else ""})
    return made


@transaction.atomic
def leave_team(row: TeamMember, *, by, on=None) -> None:
    """不去了: the person sees the trip no more."""
    found = lock(row.trip, by)
    log(found, "leave", by=by, on=on, detail={"part": row.part, "person": row.person.ref if row.person else ""})
    row.delete()


@transaction.atomic
def call_off(trip: Trip, why: str, *, by, on=None) -> Trip:
    """取消: with a reason; it stays on the list and is not counted."""
    found = lock(trip, by)
    if found.reported_on:
        raise Refused(_("已经有报告的外出不能取消。"))
    found.called_off = why
    found.save(update_fields=["called_off"])
    log(found, "call_off", by=by, on=on)
    return found
