"""发现 · Write down what was found; make a suggestion of it with one press; or tie it to one that was made already."""

from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.matters import actions as matters
from shangliang.matters.lifecycle import Refused as MatterRefused
from shangliang.matters.models import Matter
from shangliang.people.areas import after
from shangliang.people.refusal import Refused

from ..models import Finding, Stop, Trip
from .planning import day_of, lock, log
from .stopping import lock_for_record


@transaction.atomic
def find(trip: Trip, kind: str, title: str, *, by, stop: Stop | None = None, text="", on=None) -> Finding:
    """记发现: good practice, a problem or advice, at a stop or of the whole trip."""
    found = lock_for_record(trip, by)
    made = Finding.objects.create(
        trip=found, stop=stop, kind=kind, title=title, text=text, found_on=day_of(on)
    )  # fmt: skip
    log(found, "find", by=by, on=on, detail={"kind": kind, "finding": made.pk})
    return made


@transaction.atomic
def suggest(finding: Finding, *, by, on=None) -> Matter:
    """转为意见建议: raised where it was found, by who presses; submitted later by the matter's own steps, never an order."""
    trip = Trip.objects.select_related("area").get(pk=lock(finding.trip, by).pk)
    locked = Finding.objects.select_for_update(of=("self",)).select_related("stop__area").get(pk=finding.pk)
    if locked.matter_id:
        raise Refused(_("这一条已经转为意见建议。"))
    area = _where(locked, trip, by)
    basis = f"{trip.starts_on:%Y-%m-%d} {trip.title}"[:60]
    try:
        matter, _code = matters.raise_matter(
            "suggestion", title=locked.title, text=locked.text or locked.title, area=area, by=by, on=on,
            place=(locked.stop.name if locked.stop else ""), extra={"basis": basis},
        )  # fmt: skip
    except MatterRefused as reason:
        raise Refused(str(reason)) from reason
    return _tied(locked, trip, matter, by, on)


def _where(finding: Finding, trip: Trip, by):
    """The stop's place where the one who presses may raise it there; else the host's own area."""
    place = finding.stop.area if finding.stop else None
    inside = place is not None and trip.area.code <= place.code < after(trip.area.code)
    return place if place is not None and inside and by.can("suggestion.raise", place.code) else trip.area


@transaction.atomic
def tie(finding: Finding, matter: Matter, *, by, on=None) -> Matter:
    """归到已有的意见建议: several findings may stand behind one suggestion."""
    trip = lock(finding.trip, by)
    if matter.kind != "suggestion":
        raise Refused(_("只能归到意见建议。"))
    locked = Finding.objects.select_for_update(of=("self",)).get(pk=finding.pk)
    if locked.matter_id:
        raise Refused(_("这一条已经转为意见建议。"))
    return _tied(locked, trip, matter, by, on)


def _tied(finding: Finding, trip: Trip, matter: Matter, by, on) -> Matter:
    finding.matter = matter
    finding.save(update_fields=["matter"])
    log(trip, "suggest", by=by, on=on, detail={"finding": finding.pk, "matter": matter.ref})
    return matter
