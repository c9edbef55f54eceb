"""做演练 · Plan it, hold it, write down what it found; mend that on the spot, or make a suggestion of it."""

import datetime as dt

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.kit import clock, trail
from shangliang.matters import actions as matters
from shangliang.matters.lifecycle import Refused as MatterRefused
from shangliang.matters.models import Matter
from shangliang.people.areas import Area
from shangliang.people.refusal import Refused

from ..models import Drill, DrillFinding

ABILITY = "facility.edit"


def _allow(by, area: str) -> None:
    """`by` None is the system itself."""
    if by is not None and not by.can(ABILITY, area):
        raise PermissionDenied


def _lock(drill: Drill, by) -> Drill:
    found = Drill.objects.select_for_update(of=("self",)).select_related("area").get(pk=drill.pk)
    _allow(by, found.area_id)
    return found


def _log(drill: Drill, what: str, *, by, on=None, detail=None) -> None:
    trail.record(
        by=by, action=f"drill.{what}", noun="drill", id=drill.ref, area=drill.area_id, on=on, detail=detail or {}
    )


@transaction.atomic
def plan_drill(
    title: str, area: Area, *, by, sort: str, organiser: str, planned_on: dt.date, on=None, **fields
) -> Drill:
    """列入演练计划. `fields`: plan, scene, invented."""
    _allow(by, area.code)
    made = Drill.objects.create(
        title=title, area=area, sort=Drill.Sort(sort), organiser=organiser, planned_on=planned_on, **fields
    )
    _log(made, "plan", by=by, on=on, detail={"planned_on": planned_on})
    return made


@transaction.atomic
def change_drill(drill: Drill, *, by, on=None, **fields) -> Drill:
    """改演练计划: until it is held."""
    found = _lock(drill, by)
    if found.held_on or found.called_off:
        raise Refused(_("已经演练或取消，计划不能再改。"))
    for name, value in fields.items():
        setattr(found, name, value)
    found.save(update_fields=list(fields))
    _log(found, "change", by=by, on=on, detail={"planned_on": found.planned_on})
    return found


@transaction.atomic
def hold_drill(drill: Drill, *, by, held_on: dt.date, people: int, record: str, on=None) -> Drill:
    """记演练: the day, how many took part, how it went; written again, the record is corrected."""
    found = _lock(drill, by)
    if found.called_off:
        raise Refused(_("这次演练已经取消。"))
    if held_on > clock.today():
        raise Refused(_("演练日期不能晚于今天。"))
    if found.findings.filter(found_on__lt=held_on).exists():
        raise Refused(_("演练日期不能晚于已经记下的问题。"))
    found.held_on, found.people, found.record = held_on, people, record
    found.save(update_fields=["held_on", "people", "record"])
    _log(found, "hold", by=by, on=on, detail={"people": people})
    return found


@transaction.atomic
def call_off_drill(drill: Drill, why: str, *, by, on=None) -> Drill:
    """取消演练."""
    found = _lock(drill, by)
    if found.held_on or found.called_off:
        raise Refused(_("已经演练或取消，不能再取消。"))
    found.called_off = why
    found.save(update_fields=["called_off"])
    _log(found, "call_off", by=by, on=on)
    return found


@transaction.atomic
def note_drill_finding(drill: Drill, title: str, *, by, text="", on=None) -> DrillFinding:
    """记问题: of a drill that was held, on its day or later."""
    found = _lock(drill, by)
    if not found.held_on:
        raise Refused(_("先记演练情况，再记发现的问题。"))
    day = max(clock.local_day(on) if on else clock.today(), found.held_on)
    made = DrillFinding.objects.create(drill=found, title=title, text=text, found_on=day)
    _log(found, "find", by=by, on=on, detail={"finding": made.pk})
    return made


@transaction.atomic
def mend_on_the_spot(finding: DrillFinding, how: str, *, by, on=None) -> DrillFinding:
    """当场改好: nothing has to be followed up."""
    found, drill = _locked(finding, by)
    found.mended_on, found.how = max(clock.local_day(on) if on else clock.today(), found.found_on), how
    found.save(update_fields=["mended_on", "how"])
    _log(drill, "mend", by=by, on=on, detail={"finding": found.pk})
    return found


@transaction.atomic
def suggest_from_drill(finding: DrillFinding, *, by, on=None) -> Matter:
    """转为意见建议: raised where the drill was held; handed over by the matter's own steps, never an order."""
    found, drill = _locked(finding, by)
    basis = f"{drill.held_on:%Y-%m-%d} {drill.title}"[:60]
    try:
        matter, _code = matters.raise_matter(
            "suggestion", title=found.title, text=found.text or found.title, area=drill.area, by=by, on=on,
            extra={"basis": basis},
        )  # fmt: skip
    except MatterRefused as reason:
        raise Refused(str(reason)) from reason
    return _tied(found, drill, matter, by, on)


@transaction.atomic
def tie_to_matter(finding: DrillFinding, matter: Matter, *, by, on=None) -> Matter:
    """归到已有的意见建议: several findings may stand behind one."""
    found, drill = _locked(finding, by)
    if matter.kind != "suggestion":
        raise Refused(_("只能归到意见建议。"))
    return _tied(found, drill, matter, by, on)


def _locked(finding: DrillFinding, by) -> tuple[DrillFinding, Drill]:
    """A finding of which nothing has come yet."""
    drill = _lock(finding.drill, by)
    found = DrillFinding.objects.select_for_update().get(pk=finding.pk)
    if found.matter_id or found.mended_on:
        raise Refused(_("这一条已经转为意见建议，或当场改好了。"))
    return found, drill


def _tied(finding: DrillFinding, drill: Drill, matter: Matter, by, on) -> Matter:
    finding.matter = matter
    finding.save(update_fields=["matter"])
    _log(drill, "suggest", by=by, on=on, detail={"finding": finding.pk, "matter": matter.ref})
    return matter
