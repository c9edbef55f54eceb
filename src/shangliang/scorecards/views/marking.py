"""评分 · One side puts in its marks; a survey is noted; evidence, objections and the whole story of one indicator."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from shangliang.fieldwork.views.acting import send
from shangliang.kit.files import store_all
from shangliang.kit.files.refused import Refused as FileRefused
from shangliang.people.refusal import Refused
from shangliang.people.views.finding import allow, form_page

from .. import actions, comparing, wording
from ..access import answers_for, hosts, may_mark
from ..actions.assessing import asker, indicators
from ..forms.assessments import AnswerForm, EvidenceForm, ObjectionForm, SurveyForm
from ..forms.marking import MarkForm
from ..models import Mark, Side
from .assessment import period_said
from .seen import hosted, indicator_of, seen

FORMS = ["GET", "HEAD", "POST"]


@login_required
@require_http_methods(FORMS)
def mark(request, ref, side):
    """/desk/assessments/<ref>/mark/<side>/: everything on one page; what the figures give stands there already."""
    found = seen(request.user, ref)
    if side not in Side.values or side == Side.AFTER:
        raise Http404
    allow(may_mark(request.user, found, side))
    form = _form(request, found, side)

    def act(_data):
        actions.mark(found, side, form.entries(), by=request.user)
        return found.get_absolute_url()

    answer = send(request, form, act)
    if answer:
        return answer
    context = {
        "found": found,
        "form": form,
        "side": Side(side).label,
        "period": period_said(found),
        "groups": list(form.groups()),
    }
    return render(request, "scorecards/mark.html", context)


def _form(request, found, side):
    rows, ask = indicators(found), asker(found)
    asked = {one.pk: ask.outcome(one.formula) for one in rows if one.formula}
    marks = {m.indicator_id: m for m in Mark.objects.filter(round__assessment=found, round__side=side)}
    return MarkForm(request.POST if request.method == "POST" else None, indicators=rows, asked=asked, marks=marks)


@login_required
@require_http_methods(FORMS)
def survey(request, ref):
    """/desk/assessments/<ref>/surveys/add/."""
    found = hosted(request.user, ref)
    form = SurveyForm(request.POST if request.method == "POST" else None)

    def act(data):
        actions.survey(found, by=request.user, **data)
        return found.get_absolute_url()

    return form_page(request, form, act, heading=_("记三率调查"), back=found.get_absolute_url(),
                     note=_("只记人数，不记姓名。不足五人的不显示比例。"))  # fmt: skip


@login_required
@require_http_methods(FORMS)
def indicator(request, ref, pk):
    """/desk/assessments/<ref>/indicators/<pk>/: how it is worked out, who gave what, the evidence, the objections."""
    found = seen(request.user, ref)
    one, may = indicator_of(found, pk), hosts(request.user, found) or answers_for(request.user, found)
    form = EvidenceForm(request.POST if request.method == "POST" else None, request.FILES or None)
    if request.method == "POST":
        allow(may)

    def act(data):
        try:
            papers = store_all(data["papers"], by_id=request.user.pk, area=found.area_id)
        except FileRefused as why:
            raise Refused(str(why)) from why
        actions.attach(found, one, papers, by=request.user)
        return request.path

    return send(request, form, act) or render(request, "scorecards/indicator.html", _story(request.user, found, one) | {
        "form": form, "may": may, "may_object": answers_for(request.user, found)})  # fmt: skip


def _story(person, found, one) -> dict:
    marks = Mark.objects.filter(round__assessment=found, indicator=one).select_related("round")
    ask = asker(found)
    outcome = ask.outcome(one.formula) if one.formula else None
    return {
        "found": found, "one": one, "goal": wording.goal_said(one), "points": wording.plain(one.points),
        "marks": [(m.round.get_side_display(), m, wording.value_said(m.value, one.measure, one.unit), wording.plain(m.points)) for m in marks],
        "beside": [_beside(m, found) for m in comparing.beside(person, found, one)],
        "lack": wording.lack(outcome) if outcome else "", "hosting": hosts(person, found),
        "papers": found.evidence.filter(indicator=one).select_related("file"),
        "objections": found.objections.filter(indicator=one).select_related("organisation"),
    }  # fmt: skip


def _beside(mark, assessment) -> dict:
    """An earlier assessment of the same place is history, any other a peer."""
    other, one = mark.round.assessment, mark.indicator
    return {
        "found": other, "own": other.place_id == assessment.place_id, "points": wording.plain(mark.points),
        "said": wording.value_said(mark.value, one.measure, one.unit),
    }  # fmt: skip


@login_required
@require_http_methods(FORMS)
def object_to(request, ref, pk):
    """/desk/assessments/<ref>/indicators/<pk>/object/."""
    found = seen(request.user, ref)
    allow(answers_for(request.user, found))
    one = indicator_of(found, pk)
    form = ObjectionForm(request.POST if request.method == "POST" else None)

    def act(data):
        actions.object_to_mark(found, one, data["text"], by=request.user)
        return found.get_absolute_url()

    return form_page(
        request,
        form,
        act,
        heading=_("提异议"),
        back=found.get_absolute_url(),
        note=wording.marked(one),
        submit=_("提出"),
    )


@login_required
@require_http_methods(FORMS)
def answer(request, ref, pk):
    """/desk/assessments/<ref>/objections/<pk>/."""
    found = hosted(request.user, ref)
    row = found.objections.filter(pk=pk).select_related("indicator").first() if pk < 2**63 else None
    if row is None:
        raise Http404
    form = AnswerForm(request.POST if request.method == "POST" else None)

    def act(data):
        actions.answer_mark_objection(row, data["answer"], by=request.user)
        return found.get_absolute_url()

    return form_page(
        request,
        form,
        act,
        heading=_("答复异议"),
        back=found.get_absolute_url(),
        note=wording.marked(f"{row.indicator}：{row.text[:80]}"),
    )
