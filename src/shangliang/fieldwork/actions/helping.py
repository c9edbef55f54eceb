"""企业问题的办理 · Work plan, task force, coordination, policies: beside the matter, whose steps stay its own."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.kit import clock, trail
from shangliang.matters.models import Matter
from shangliang.people.refusal import Refused

from ..models import Coordination, Policy, TaskForce, WorkPlan
from .planning import day_of


def may_help(person, matter: Matter) -> bool:
    """Who may keep these rows: the offices where it is held, and the contact that looks after the firm."""
    if matter.kind != "enterprise":
        return False
    contact = matter.enterprise.contact_id if matter.enterprise else None
    mine = contact is not None and bool(person.posts_at(contact, "problem.coordinate"))
    return mine or person.can("problem.coordinate", matter.holder_area)


def _begin(matter: Matter, by) -> Matter:
    found = Matter.objects.select_for_update(of=("self",)).select_related("enterprise").get(pk=matter.pk)
    if not may_help(by, found):
        raise PermissionDenied
    return found


def _log(matter: Matter, action: str, *, by, on=None, detail=None) -> None:
    trail.record(
        by=by, action=f"problem.{action}", noun="matter", id=matter.ref, area=matter.holder_area, on=on and day_of(on),
        detail=detail,
    )  # fmt: skip


def _not_later(day) -> None:
    if day > clock.today():
        raise Refused(_("日期还没有到，请核对。"))


@transaction.atomic
def make_plan(matter: Matter, text: str, *, lead, by, until=None, on=None) -> WorkPlan:
    """工作方案: one per problem; made anew it replaces the former."""
    found, day = _begin(matter, by), day_of(on)
    if until and until < day:
        raise Refused(_("办结的日期不能早于制定方案的日期。"))
    values = {"text": text, "lead": lead, "until": until, "made_on": day}
    made, _new = WorkPlan.objects.update_or_create(matter=found, defaults=values)
    _log(found, "plan", by=by, on=on)
    return made


@transaction.atomic
def join_force(matter: Matter, title: str, *, by, part="", person=None, on=None) -> TaskForce:
    """工作专班: one more of those who work on it."""
    found = _begin(matter, by)
    if found.task_force.filter(title=title).exists():
        raise Refused(_("“%(title)s”已经在专班里。") % {"title": title})
    made = TaskForce.objects.create(matter=found, title=title, part=part, person=person, joined_on=day_of(on))
    _log(found, "force.join", by=by, on=on)
    return made


@transaction.atomic
def leave_force(row: TaskForce, *, by, on=None) -> None:
    """退出专班."""
    found = _begin(row.matter, by)
    row.delete()
    _log(found, "force.leave", by=by, on=on)


@transaction.atomic
def coordinate(matter: Matter, department: str, text: str, *, by, day=None, on=None) -> Coordination:
    """协调: with which department, about what; a request, never an order."""
    found, day = _begin(matter, by), day or day_of(on)
    _not_later(day)
    made = Coordination.objects.create(matter=found, department=department, text=text, day=day)
    _log(found, "coordinate", by=by, on=on)
    return made


@transaction.atomic
def answer_coordination(row: Coordination, answer: str, *, by, day=None, on=None) -> Coordination:
    """部门答复: written down later, with its own day."""
    found, day = _begin(row.matter, by), day or day_of(on)
    _not_later(day)
    if day < row.day:
        raise Refused(_("答复不能早于协调（%(day)s）。") % {"day": f"{row.day:%Y-%m-%d}"})
    row.answer, row.answered_on = answer, day
    row.save(update_fields=["answer", "answered_on"])
    _log(found, "answer", by=by, on=on)
    return row


@transaction.atomic
def apply_policy(matter: Matter, name: str, brought: str, *, by, document="", day=None, on=None) -> Policy:
    """落实惠企政策: which one, and what it brought the firm."""
    found, day = _begin(matter, by), day or day_of(on)
    _not_later(day)
    made = Policy.objects.create(matter=found, name=name, brought=brought, document=document, applied_on=day)
    _log(found, "policy", by=by, on=on)
    return made
