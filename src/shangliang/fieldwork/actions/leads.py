"""招商线索 · Open a lead, put one mark after the other on it, give it up with a reason; the plan of a year."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.kit import clock, trail
from shangliang.people.refusal import Refused

from ..models import Lead, PlanFigure
from ..models.investment import MARKS
from .planning import day_of

MOST_YUAN = 10**14
SKIPPED = "visit_on"  # a company may agree without having come


def _log(lead: Lead, action: str, *, by, on=None, detail=None) -> None:
    trail.record(
        by=by, action=f"lead.{action}", noun="lead", id=lead.ref, area=lead.area_id, on=on and day_of(on), detail=detail
    )


@transaction.atomic
def open_lead(name: str, *, host, by, on=None, brought_by=None, **fields) -> Lead:
    """登记线索: at the host's area; `brought_by` is the member it comes from. `fields`: sector, text, met."""
    if not by.can("investment.edit", host.area_id):
        raise PermissionDenied
    made = Lead.objects.create(
        name=name, host=host, area=host.area, brought_by=brought_by, opened_on=day_of(on), **fields
    )
    _log(made, "open", by=by, on=on, detail={"by_member": brought_by is not None})
    return made


def _locked(lead: Lead, by) -> Lead:
    found = Lead.objects.select_for_update(of=("self",)).get(pk=lead.pk)
    if not by.can("investment.edit", found.area_id):
        raise PermissionDenied
    if found.dropped_on:
        raise Refused(_("这条线索已经放弃。"))
    return found


@transaction.atomic
def mark_lead(lead: Lead, mark: str, day, *, by, on=None, **fields) -> Lead:
    """进展: one dated mark of MARKS, after the one before it. `fields`: visit_with, signed_yuan, funds_yuan."""
    found = _locked(lead, by)
    check_mark(found, mark, day)
    for name in ("signed_yuan", "funds_yuan"):
        if name in fields and not 0 <= (fields[name] or 0) <= MOST_YUAN:
            raise Refused(_("金额不对，请核对。"))
    if mark in ("signed_on", "funds_on") and fields.get(mark.replace("_on", "_yuan")) is None:
        raise Refused(_("请写明金额。"))
    for name, value in {mark: day, **fields}.items():
        setattr(found, name, value)
    found.save(update_fields=[mark, *fields])
    _log(found, "mark", by=by, on=on, detail={"mark": mark, "day": day})
    return found


def check_mark(lead: Lead, mark: str, day) -> None:
    """In order: the mark before it is there, no later one is earlier, the day has come."""
    if day > clock.today():
        raise Refused(_("日期还没有到，请核对。"))
    names = list(MARKS)
    before = [name for name in names[: names.index(mark)] if name != SKIPPED]
    missing = next((name for name in before if not getattr(lead, name)), None)
    if missing:
        raise Refused(_("还没有“%(before)s”，不能登记“%(mark)s”。") % {"before": MARKS[missing], "mark": MARKS[mark]})
    earlier = [d for name in names[: names.index(mark)] if (d := getattr(lead, name))]
    later = [d for name in names[names.index(mark) + 1 :] if (d := getattr(lead, name))]
    if any(day < d for d in earlier) or any(day > d for d in later):
        raise Refused(_("日期和前后的进展对不上，请核对。"))


@transaction.atomic
def drop_lead(lead: Lead, why: str, *, by, on=None) -> Lead:
    """放弃: with a reason; what was reached before stays on record."""
    found = _locked(lead, by)
    if found.production_on:
        raise Refused(_("已经投产，不能放弃。"))
    found.dropped_on, found.dropped_why = day_of(on), why
    found.save(update_fields=["dropped_on", "dropped_why"])
    _log(found, "drop", by=by, on=on)
    return found


@transaction.atomic
def plan_year(area, year: int, *, projects: int, yuan: int, by, on=None) -> PlanFigure:
    """年度计划: what the office has typed last for the area and year holds."""
    if not by.can("investment.edit", area.code):
        raise PermissionDenied
    row, _new = PlanFigure.objects.update_or_create(area=area, year=year, defaults={"projects": projects, "yuan": yuan})
    detail = {"year": year, "projects": projects, "yuan": yuan}
    trail.record(
        by=by, action="investment.plan", noun="lead", id=str(year), area=area.code, on=on and day_of(on), detail=detail
    )
    return row
