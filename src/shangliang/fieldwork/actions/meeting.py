"""会见企业 · On a batch: which companies were met, what was handed over; a lead follows with one press."""

from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.people.refusal import Refused

from ..models import Lead, Met, Trip
from .leads import open_lead
from .planning import day_of, lock, log
from .stopping import check_day, lock_for_record


@transaction.atomic
def meet(trip: Trip, name: str, *, by, day=None, on=None, **fields) -> Met:
    """会见一家企业: `fields`: sector, place, contact (sealed), materials, notes."""
    found = lock_for_record(trip, by)
    if not found.rules.meets:
        raise Refused(_("只有招商批次才登记会见的企业。"))
    day = day or min(max(day_of(on), found.starts_on), found.ends_on)
    check_day(found, day)
    if found.met.filter(name=name).exists():
        raise Refused(_("“%(name)s”这一批已经登记过。") % {"name": name})
    made = Met.objects.create(trip=found, name=name, met_on=day, **fields)
    log(found, "meet", by=by, on=on, detail={"met": made.pk, "materials": fields.get("materials", [])})
    return made


@transaction.atomic
def unmeet(met: Met, *, by, on=None) -> None:
    """去掉登记错的企业; one that has become a lead stays."""
    found = lock(met.trip, by)
    _still_loose(met)
    log(found, "unmeet", by=by, on=on, detail={"met": met.pk})
    met.delete()


@transaction.atomic
def follow_up(met: Met, *, by, on=None) -> Lead:
    """转为线索: where the host of the batch is. Of two who press at once the second is told."""
    found = lock(met.trip, by, "investment.edit")
    _still_loose(met)
    return open_lead(met.name, host=found.host, sector=met.sector, text=met.notes, met=met, by=by, on=on)


def _still_loose(met: Met) -> None:
    """Neither taken out nor a lead already; asked under the lock of its batch."""
    if Lead.objects.filter(met=met).exists():
        raise Refused(_("这家企业已经转为招商线索。"))
    if not Met.objects.filter(pk=met.pk).exists():
        raise Refused(_("这家企业已经去掉了。"))
