"""定计划 · A plan of talks is made from the standing bonds; one time is added, moved, taken out, each with its reason.

A visit that is on record answers the entry that it fits: the one within whose days it lies, else the next one due.
"""

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import Case, Value, When
from django.utils.translation import gettext as _

from shangliang.gatherings.models import Visit
from shangliang.kit import clock, trail
from shangliang.people import reach
from shangliang.people.refusal import Refused

from ..models import Bond, PlannedTalk, TalkChange, TalkPlan
from ..models.bond import TALKS


@transaction.atomic
def make_plan(organisation, start, end, lines, *, by, on=None) -> TalkPlan:
    """定计划: `lines` are (bond, way, first day, last day). What was done in the term already answers them at once."""
    if organisation.pk not in reach.held_by(by) or not by.can("bond.make", organisation.area_id):
        raise PermissionDenied
    if not lines:
        raise Refused(_("计划里还没有一次谈心或走访。先登记联系领导，再定计划。"))
    overlapping = TalkPlan.objects.filter(organisation=organisation).touching(start, end).first()
    if overlapping:
        raise Refused(_("已经有“%(plan)s”，请在那里调整。") % {"plan": overlapping})
    plan = TalkPlan.objects.create(
        organisation=organisation, area_id=organisation.area_id, start=start, end=end, made_by=by, made_on=_day(on)
    )
    for line in lines:
        _entered(plan, *line)
    _log(plan, "make", by=by, on=on, detail={"entries": len(lines)})
    return plan


@transaction.atomic
def add_talk(plan, bond, way, since, until, reason, *, by, on=None) -> PlannedTalk:
    """加上一次."""
    _may_change(plan, by, reason)
    made = _entered(plan, bond, way, since, until)
    return _changed(made, TalkChange.Act.ADD, "", reason, by=by, on=on)


@transaction.atomic
def move_talk(entry, way, since, until, reason, *, by, on=None) -> PlannedTalk:
    """改时间或方式: of one that was not answered yet."""
    _may_change(entry.plan, by, reason)
    found, was = _locked(entry), f"{entry.get_way_display()}，{entry.when}"
    _fits(found.plan, found.bond, way, since, until)
    found.way, found.since, found.until = way, since, until
    _saved(found)
    _look_for_visit(found)
    return _changed(found, TalkChange.Act.MOVE, was, reason, by=by, on=on)


@transaction.atomic
def take_out(entry, reason, *, by, on=None) -> PlannedTalk:
    """去掉一次: it is not counted any more; that it was planned stays."""
    _may_change(entry.plan, by, reason)
    return _out(_locked(entry), reason, by=by, on=on)


def answer(visit: Visit) -> PlannedTalk | None:
    """A visit was written down: the entry that it answers, if there is one."""
    same = PlannedTalk.objects.open().filter(bond__person=visit.visitor_id, bond__whom=visit.whom_id, way=visit.way)
    within = Case(When(since__lte=visit.on, until__gte=visit.on, then=Value(0)), default=Value(1))
    found = same.filter(plan__start__lte=visit.on, plan__end__gte=visit.on).select_for_update(of=("self",))
    entry = found.order_by(within, "until", "id").first()
    if entry:
        entry.visit = visit
        entry.save(update_fields=["visit"])
    return entry


def hand_on(old: Bond, new: Bond, reason: str, *, by, on=None) -> None:
    """更换: what the old leader still had to do is the new one's."""
    for entry in PlannedTalk.objects.open().filter(bond=old).select_for_update(of=("self",)):
        entry.bond = new
        entry.save(update_fields=["bond"])
        _changed(entry, TalkChange.Act.HAND, old.who, reason, by=by, on=on)


def drop(bond: Bond, reason: str, *, by, on=None) -> None:
    """结束: what was still to be done with the bond is taken out of the plan."""
    for entry in PlannedTalk.objects.open().filter(bond=bond).select_for_update(of=("self",)):
        _out(entry, reason, by=by, on=on)


def _entered(plan, bond, way, since, until) -> PlannedTalk:
    if bond.kind not in TALKS or bond.area_id != plan.area_id or not bond.is_active:
        raise Refused(_("%(bond)s不在本单位现有的联系里。") % {"bond": bond})
    _fits(plan, bond, way, since, until)
    entry = PlannedTalk(plan=plan, bond=bond, way=way, since=since, until=until)
    _saved(entry)
    _look_for_visit(entry)
    return entry


def _saved(entry) -> None:
    try:
        with transaction.atomic():
            entry.save()
    except IntegrityError:
        raise Refused(_("%(bond)s这段时间已经有一次同样的安排。") % {"bond": entry.bond}) from None


def _fits(plan, bond, way, since, until) -> None:
    if way not in bond.rules.ways:
        raise Refused(_("请选谈心交流或走访委员。"))
    if not plan.start <= since <= until <= plan.end:
        days = {"start": plan.start, "end": plan.end}
        raise Refused(_("时间要在计划的期间之内（%(start)s 到 %(end)s），结束不早于开始。") % days)


def _look_for_visit(entry) -> None:
    """What is on record already, in the term and in this way, and answers no other entry."""
    bond = entry.bond
    done = Visit.objects.done(entry.plan.start, entry.plan.end).filter(visitor=bond.person_id, whom=bond.whom_id)
    entry.visit = done.filter(way=entry.way, planned_talk__isnull=True).defer("content").order_by("on", "id").first()
    if entry.visit:
        entry.save(update_fields=["visit"])


def _may_change(plan, by, reason: str) -> None:
    seen = TalkPlan.objects.visible_to(by).filter(pk=plan.pk).exists()
    if not seen or not by.can("bond.make", plan.area_id):
        raise PermissionDenied
    if not reason.strip():
        raise Refused(_("请写明调整的原因。"))


def _locked(entry) -> PlannedTalk:
    found = PlannedTalk.objects.select_for_update(of=("self",)).select_related("plan", "bond").get(pk=entry.pk)
    if found.visit_id or found.out_on:
        raise Refused(_("这一次已经见过面，或者已经去掉，不能再改。"))
    return found


def _out(entry, reason: str, *, by, on) -> PlannedTalk:
    entry.out_on = _day(on)
    entry.save(update_fields=["out_on"])
    return _changed(entry, TalkChange.Act.OUT, f"{entry.get_way_display()}，{entry.when}", reason, by=by, on=on)


def _changed(entry, act, was: str, reason: str, *, by, on) -> PlannedTalk:
    TalkChange.objects.create(entry=entry, act=act, was=was, reason=reason.strip()[:200], on=_day(on), by=by)
    _log(entry.plan, act, by=by, on=on, detail={"bond": entry.bond.ref, "way": entry.way})
    return entry


def _day(on):
    return clock.local_day(on) if on else clock.today()


def _log(plan, act: str, *, by, on=None, detail) -> None:
    trail.record(
        by=by, action=f"talk_plan.{act}", noun="talk_plan", id=plan.ref, area=plan.area_id, on=on, detail=detail
    )  # fmt: skip
