"""测评台账 · The assessments of one's reach, the latest first; open a new one."""

from django.contrib.auth.decorators import login_required
from django.db.models import Count, Exists, OuterRef, Prefetch, Q
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from shangliang.kit.finding import menu, sort_menu
from shangliang.kit.paging import page
from shangliang.people.views.finding import allow, form_page, may_export, one, place_menu, taken, within

from .. import actions, wording
from ..forms.assessments import NewAssessmentForm
from ..forms.lists import AssessmentFind
from ..models import Assessment, Framework, Gap, Round, Side
from ..models.gaps import DONE
from .seen import able


@login_required
@require_safe
def assessments(request):
    """/desk/assessments/?state=&area=&cursor=."""
    person, find = request.user, AssessmentFind(request.GET)
    allow(able(person, "assessment.see"))
    shown = page(asked_for(person, find), order=find.order, cursor=request.GET.get("cursor"))
    context = {
        "page": shown, "rows": [_row(found) for found in shown.rows], "find": find,
        "may_open": able(person, "assessment.open"), "may_edit": able(person, "framework.edit"),
        "export_url": may_export(person) and reverse("assessments-export"),
        "filters": [menu(request, find, "state", _("进展"), find.fields["state"].choices, _("全部进展")),
                    *place_menu(request, find), sort_menu(request, find)],
    }  # fmt: skip
    return render(request, "scorecards/assessments.html", context)


def asked_for(person, find):
    rows = Assessment.objects.visible_to(person).select_related("framework", "place", "host")
    found = within(rows, find.value("area"), "place_id")
    found = find.narrowed(found, since="opened_on__gte", until="opened_on__lte", q="title__contains")
    if state := find.value("state"):
        found = found.filter(standing(state))
    return found.prefetch_related(Prefetch("rounds", Round.objects.all())).annotate(
        gap_count=Count("gaps", distinct=True)
    )


def standing(state: str) -> Q:
    by = {side: Exists(Round.objects.filter(assessment=OuterRef("pk"), side=side)) for side in Side.values}
    if state == "open":
        return ~by[Side.SELF] & ~by[Side.REVIEW]
    if state == "gaps":
        return Q(Exists(Gap.objects.filter(assessment=OuterRef("pk")).exclude(matter__stage__in=DONE)))
    return Q(by[Side(state)])


def _row(found) -> dict:
    scores = {row.side: wording.plain(row.score) for row in found.rounds.all()}
    return {"found": found, "scores": [(side, label, scores.get(side, "")) for side, label in Side.choices]}


@login_required
@require_POST
def export(request):
    """/desk/assessments/export/."""
    allow(able(request.user, "assessment.see"))
    find = AssessmentFind(request.GET)
    found = asked_for(request.user, find).order_by(*find.order)
    columns = [
        (_("名称"), "title", 40), (_("指标体系"), "framework", 30), (_("测评哪里"), "place", 20), (pgettext("会", "主办"), "host", 30),
        (_("期间"), "period", 12), (_("开始日期"), "on", 12), *((label, side, 12) for side, label in Side.choices),
        (_("差距"), "gaps", 8),
    ]  # fmt: skip
    return taken(request, find, columns, _lines(found), title=_("测评台账"), noun="assessment")


def _lines(found):
    for row in found:
        scores = {one.side: one.score for one in row.rounds.all()}
        yield {
            "title": row.title, "framework": str(row.framework), "place": str(row.place), "host": str(row.host),
            "period": row.period, "on": row.opened_on, "gaps": row.gap_count,
        } | {side: scores.get(side) for side in Side.values}  # fmt: skip


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request):
    """/desk/assessments/new/."""
    person = request.user
    allow(able(person, "assessment.open"))
    form = NewAssessmentForm(request.POST if request.method == "POST" else None, person=person)

    def act(_data):
        facts = form.facts()
        chosen = facts.pop("framework")
        if chosen.startswith("+"):
            framework = actions.take_over(chosen[1:], facts["host"].area, by=person)
        else:
            framework = one(Framework.objects.visible_to(person), ref=chosen)
        return actions.open_assessment(framework, by=person, **facts).get_absolute_url()

    return form_page(
        request, form, act, heading=_("开展测评"), back=reverse("assessments"), submit=_("开始测评"),
        note=_("考核由政协对照指标看差距、提建议；不下命令，也不排名通报。"),
    )  # fmt: skip
