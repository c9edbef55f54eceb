"""公布的测评 · Published and taken back by its host; read by members, or by everybody, as the rule of the place says; printed."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from shangliang.fieldwork.views.acting import press
from shangliang.kit import printing
from shangliang.people.views.finding import allow, form_page, one

from .. import actions
from ..access import may_read
from ..forms.duty import WhyForm
from ..models import Assessment
from ..sheets_assessment import assessment_sheet
from .assessment import context
from .seen import hosted, seen


@login_required
@require_POST
def publish(request, ref):
    """/desk/assessments/<ref>/publish/: one press."""
    found = hosted(request.user, ref)

    def act() -> str:
        actions.publish_assessment(found, by=request.user)
        return found.get_absolute_url()

    return press(request, act, found.get_absolute_url(), _("已公布。"))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def take_back(request, ref):
    """/desk/assessments/<ref>/take-back/."""
    found = hosted(request.user, ref)
    allow(found.published_on)
    form = WhyForm(request.POST if request.method == "POST" else None)

    def act(data):
        actions.take_back_assessment(found, data["why"], by=request.user)
        return found.get_absolute_url()

    return form_page(
        request, form, act, heading=_("撤回公布"), back=found.get_absolute_url(), submit=_("撤回"), note=str(found)
    )


@login_required
@require_safe
def sheet(request, ref):
    """/desk/assessments/<ref>/sheet/."""
    found = seen(request.user, ref)
    return printing.answer(
        request, assessment_sheet(context(request.user, found)), name=_("测评表"), back=found.get_absolute_url()
    )


@require_safe
def published(request, ref):
    """/assessments/<ref>/: totals, dimensions, gaps; no evidence, no notes, no names."""
    rows = Assessment.objects.published().select_related("framework", "host", "area", "place", "body")
    found = one(rows, ref=ref)
    if not may_read(request.user, found):
        raise Http404
    return render(request, "scorecards/published.html", context(request.user, found) | {"plain": True})
