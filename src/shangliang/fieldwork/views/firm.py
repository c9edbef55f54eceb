"""走访企业的页 · Plan a visit, say that it took place; the firm declines it by its own link, without an account."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from shangliang.kit import clock, refusals
from shangliang.matters.views.public_firm import opened
from shangliang.people.refusal import Refused
from shangliang.people.views.finding import allow, form_page, one
from shangliang.subjects.models import Enterprise

from .. import actions
from ..actions.asking import body_of, too_soon
from ..forms.firm import DeclineForm, VisitForm
from ..visits import near
from .acting import press


def _seen(request, ref) -> Enterprise:
    found = one(Enterprise.objects.visible_to(request.user).select_related("contact", "area"), ref=ref)
    allow(body_of(request.user, found))
    return found


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def plan(request, ref):
    """/desk/enterprises/<ref>/visits/plan/: says before anything is typed whether somebody was just there."""
    found = _seen(request, ref)
    form = VisitForm(request.POST if request.method == "POST" else None)
    close = near(found, clock.today())
    note = too_soon(found, close[-1]) if close else found.name

    def act(data):
        return actions.ask_firm(found, data.pop("day"), by=request.user, **data).get_absolute_url()

    return form_page(
        request, form, act, heading=_("安排走访"), back=found.get_absolute_url(), note=note, submit=_("安排好了")
    )  # fmt: skip


@login_required
@require_POST
def done(request, ref, visit):
    """/desk/enterprises/<ref>/visits/<visit>/done/."""
    found = _seen(request, ref)
    row = one(found.planned_visits.all(), ref=visit)
    return press(
        request, lambda: actions.end_visit(row, by=request.user) and "", found.get_absolute_url(), _("已记下。")
    )


@never_cache
@require_POST
def decline(request, visit):
    """/firm/visits/<visit>/decline/: by the browser that has opened the firm's link."""
    enterprise = opened(request)
    if enterprise is None:
        why = _("为了安全，这一页已经退出。请再输一次专用码，然后重新填写。")
        return refusals.signed_out(request, why, reverse("firm"))
    row = enterprise.planned_visits.filter(ref=visit).select_related("host", "enterprise").first()
    if row is None:
        raise Http404
    form = DeclineForm(request.POST)
    if form.is_valid():
        try:
            actions.decline_visit(row, form.cleaned_data["word"])
        except Refused as reason:
            messages.warning(request, str(reason))
        else:
            messages.success(request, _("已告诉他们，不来打扰。"))
        return redirect("firm")
    return render(request, "fieldwork/decline.html", {"form": form, "row": row, "enterprise": enterprise})
