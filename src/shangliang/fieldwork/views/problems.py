"""企业问题办理的页 · Work plan, task force, coordination, policy: each a form; they stand on the matter's page."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from shangliang.kit import clock
from shangliang.matters.models import Matter
from shangliang.people.views.finding import allow, form_page, one

from .. import actions
from ..actions.helping import may_help
from ..forms.problems import AnswerForm, CoordinationForm, ForceForm, PolicyForm, WorkPlanForm
from .acting import press
from .seen import part


def _seen(request, ref) -> Matter:
    found = one(Matter.objects.visible_to(request.user).select_related("enterprise"), ref=ref, kind="enterprise")
    allow(may_help(request.user, found))
    return found


def _plan(matter, data, by):
    return actions.make_plan(matter, data.pop("text"), by=by, **data)


def _force(matter, data, by):
    return actions.join_force(matter, data.pop("title"), by=by, **data)


def _coordination(matter, data, by):
    return actions.coordinate(matter, data["department"], data["text"], day=data["day"], by=by)


def _policy(matter, data, by):
    return actions.apply_policy(matter, data.pop("name"), data.pop("brought"), by=by, **data)


FORMS = {"plan": WorkPlanForm, "force": ForceForm, "coordination": CoordinationForm, "policy": PolicyForm}
ACTS = {"plan": _plan, "force": _force, "coordination": _coordination, "policy": _policy}


def _heading(what: str) -> str:
    words = {
        "plan": _("工作方案"),
        "force": _("加入工作专班"),
        "coordination": _("记一次协调"),
        "policy": _("落实惠企政策"),
    }
    return words[what]


def _first(matter, what: str) -> dict:
    made = getattr(matter, "work_plan", None) if what == "plan" else None
    return {"text": made.text, "lead": made.lead, "until": made.until} if made else {"day": clock.today()}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def add(request, ref, what):
    """/desk/problems/<ref>/plan|force|coordination|policy/."""
    if what not in FORMS:
        raise Http404
    matter = _seen(request, ref)
    form = FORMS[what](request.POST if request.method == "POST" else None, initial=_first(matter, what))

    def act(data):
        ACTS[what](matter, dict(data), request.user)
        return matter.desk_url

    return form_page(request, form, act, heading=_heading(what), back=matter.desk_url, note=matter.title)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request, ref, pk):
    """/desk/problems/<ref>/coordination/<pk>/."""
    matter = _seen(request, ref)
    row = part(matter.coordination.select_related("matter"), pk)
    first = {"answer": row.answer, "day": row.answered_on or clock.today()}
    form = AnswerForm(request.POST if request.method == "POST" else None, initial=first)

    def act(data):
        actions.answer_coordination(row, data["answer"], day=data["day"], by=request.user)
        return matter.desk_url

    note = f"{row.day:%Y-%m-%d} {row.department}"
    return form_page(request, form, act, heading=_("部门答复"), back=matter.desk_url, note=note)


@login_required
@require_POST
def leave(request, ref, pk):
    """/desk/problems/<ref>/force/<pk>/leave/."""
    matter = _seen(request, ref)
    row = part(matter.task_force.select_related("matter"), pk)
    return press(request, lambda: actions.leave_force(row, by=request.user), matter.desk_url)
