"""报告、座谈、回头看 · The forum of a trip, its report, what was found when one looked again."""

from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.gatherings.actions import arrange
from shangliang.gatherings.models import Gathering
from shangliang.kit import clock
from shangliang.people.refusal import Refused

from ..models import Trip
from .planning import day_of, lock, log


@transaction.atomic
def hold_forum(trip: Trip, *, title, place, starts_at, ends_at, by, on=None) -> Gathering:
    """座谈会: a gathering of the host's; its list, its minutes are those of any gathering."""
    found = lock(trip, by)
    if found.forum_id:
        raise Refused(_("已经定过座谈会。"))
    host = found.host
    made = arrange("forum", title=title, host=host, place=place, starts_at=starts_at, ends_at=ends_at, by=by, on=on)
    found.forum = made
    found.save(update_fields=["forum"])
    log(found, "forum", by=by, on=on, detail={"gathering": made.ref})
    return made


@transaction.atomic
def write_report(trip: Trip, text: str, *, by, day=None, on=None) -> Trip:
    """写报告: not before it began; may be written anew until one has looked back."""
    found, day = lock(trip, by), day or day_of(on)
    if found.looked_back_on:
        raise Refused(_("已经回头看过，报告不能再改。"))
    _check(day, found.starts_on, _("报告不能早于出发（%(day)s）。"))
    found.report, found.reported_on = text, day
    found.save(update_fields=["report", "reported_on"])
    log(found, "report", by=by, on=on)
    return found


@transaction.atomic
def look_back(trip: Trip, text: str, *, by, day=None, on=None) -> Trip:
    """回头看: some time later, whether what was advised has been done."""
    found, day = lock(trip, by), day or day_of(on)
    if not found.reported_on:
        raise Refused(_("先写报告，再回头看。"))
    _check(day, found.reported_on, _("回头看不能早于报告（%(day)s）。"))
    found.look_back, found.looked_back_on = text, day
    found.save(update_fields=["look_back", "looked_back_on"])
    log(found, "look_back", by=by, on=on)
    return found


def _check(day, first, sentence: str) -> None:
    if day < first:
        raise Refused(sentence % {"day": f"{first:%Y-%m-%d}"})
    if day > clock.today():
        raise Refused(_("日期还没有到，请核对。"))
