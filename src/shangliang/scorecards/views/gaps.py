"""差距清单 · List what is short, change or drop it, make a suggestion of it, ask the value again once it is closed."""

from django.contrib.auth.decorators import login_required
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_http_methods, require_POST

from shangliang.fieldwork.views.acting import press
from shangliang.fieldwork.views.seen import part
from shangliang.meetings.wording import CHINESE
from shangliang.people.views.finding import allow, form_page

from .. import actions, wording
from ..actions.assessing import asker
from ..forms.gaps import AgainForm, GapForm
from ..models import Mark, Side
from ..models.gaps import closings
from .seen import hosted, indicator_of

FORMS = ["GET", "HEAD", "POST"]


def _gap(found, pk):
    return part(found.gaps.select_related("assessment", "indicator__dimension", "unit"), pk)


def _back(found) -> str:
    return f"{found.get_absolute_url()}#gaps"


@login_required
@require_http_methods(FORMS)
def add(request, ref, pk):
    """/desk/assessments/<ref>/indicators/<pk>/gap/."""
    found = hosted(request.user, ref)
    one = indicator_of(found, pk)
    with override(CHINESE):  # what is proposed will be kept
        first = {"advice": _("补齐“%(name)s”") % {"name": one.name}, "detail": _situation(found, one)}
    form = GapForm(request.POST if request.method == "POST" else None, assessment=found, initial=first)

    def act(_data):
        actions.find_gap(found, one, by=request.user, **form.facts())
        return _back(found)

    return form_page(request, form, act, heading=_("列入差距清单"), back=_back(found), note=wording.marked(one))


def _situation(found, one) -> str:
    """What the office would write anyway: the value, the goal, what it rests on."""
    row = Mark.objects.filter(round__assessment=found, round__side=Side.REVIEW, indicator=one).first()
    if row is None or row.value is None:
        return ""
    facts = {"value": wording.value_said(row.value, one.measure, one.unit), "goal": wording.goal_said(one)}
    said = _("现为 %(value)s，目标%(goal)s。") % facts
    return f"{said}{row.note}"


@login_required
@require_http_methods(FORMS)
def change(request, ref, pk):
    """/desk/assessments/<ref>/gaps/<pk>/."""
    found = hosted(request.user, ref)
    row = _gap(found, pk)
    allow(not row.matter_id)
    first = {"advice": row.advice, "detail": row.detail, "due_on": row.due_on, "unit": row.unit.ref if row.unit else ""}
    form = GapForm(request.POST if request.method == "POST" else None, assessment=found, initial=first)

    def act(_data):
        actions.change_gap(row, by=request.user, **form.facts())
        return _back(found)

    return form_page(request, form, act, heading=_("改差距"), back=_back(found), note=wording.marked(row.indicator))


@login_required
@require_POST
def drop(request, ref, pk):
    """/desk/assessments/<ref>/gaps/<pk>/drop/."""
    found = hosted(request.user, ref)
    row = _gap(found, pk)
    return press(request, lambda: actions.drop_gap(row, by=request.user), _back(found), _("已从差距清单去掉。"))


@login_required
@require_POST
def suggest(request, ref, pk):
    """/desk/assessments/<ref>/gaps/<pk>/suggest/: one press."""
    found = hosted(request.user, ref)
    row = _gap(found, pk)
    act = lambda: actions.suggest(row, by=request.user).desk_url  # noqa: E731
    return press(request, act, _back(found), _("已转为意见建议，按程序受理、报送。"))


@login_required
@require_http_methods(FORMS)
def again(request, ref, pk):
    """/desk/assessments/<ref>/gaps/<pk>/again/: what the figures give now is taken; else it is typed."""
    found = hosted(request.user, ref)
    row = _gap(found, pk)
    allow(closings([row])[row.pk][1])
    one = row.indicator
    outcome = asker(found).outcome(one.formula) if one.formula else None
    form = AgainForm(request.POST if request.method == "POST" else None, indicator=one)
    note = wording.marked(one)
    if outcome is not None and outcome.value is not None:
        del form.fields["value"], form.fields["note"]
        note = _("%(name)s 现在由数字得出：%(value)s") % {
            "name": one, "value": wording.value_said(outcome.value.numerator / outcome.value.denominator, one.measure, one.unit)}  # fmt: skip

    def act(_data):
        facts = form.facts() if "value" in form.fields else {}
        actions.ask_again(row, by=request.user, **facts)
        return _back(found)

    return form_page(request, form, act, heading=_("办结以后再问一次"), back=_back(found), note=note, submit=_("记下"))
