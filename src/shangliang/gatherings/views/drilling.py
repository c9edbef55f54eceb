"""办演练 · Plan, change, hold, call off; note what was found, mend it on the spot, or make a suggestion of it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from shangliang.kit import clock, once
from shangliang.people.refusal import Refused
from shangliang.people.views.finding import allow, area_or_404, form_page
from shangliang.subjects.models.located import ranges

from .. import actions
from ..forms.drills import DrillFindingForm, DrillForm, HeldForm, MendForm, OffForm
from .drills import find_drill

FORMS = ["GET", "HEAD", "POST"]


def _sent(request):
    return request.POST if request.method == "POST" else None


@login_required
@require_http_methods(FORMS)
def new(request):
    """/desk/drills/new/?area=."""
    own = ranges(request.user, "facility.edit")
    allow(own)
    code = request.GET.get("area", "").replace("\0", "")[:20] or min(own, key=len)
    form = DrillForm(
        _sent(request), by=request.user, code=area_or_404(code).pk, initial={"area": code, "planned_on": clock.today()}
    )

    def act(data):
        return actions.plan_drill(data.pop("title"), data.pop("area"), by=request.user, **data).get_absolute_url()

    return form_page(request, form, act, heading=_("列入演练计划"), back=reverse("drills"))


@login_required
@require_http_methods(FORMS)
def edit(request, ref):
    """/desk/drills/<ref>/edit/."""
    found = find_drill(request.user, ref, "facility.edit")
    first = {name: getattr(found, name) for name in ("title", "sort", "organiser", "planned_on", "scene")}
    first["plan"] = found.plan.ref if found.plan else ""
    form = DrillForm(_sent(request), by=request.user, code=found.area_id, found=found, initial=first)

    def act(data):
        return actions.change_drill(found, by=request.user, **data).get_absolute_url()

    return form_page(request, form, act, heading=_("改演练计划"), back=found.get_absolute_url(), note=str(found))


@login_required
@require_http_methods(FORMS)
def hold(request, ref):
    """/desk/drills/<ref>/held/."""
    found = find_drill(request.user, ref, "facility.edit")
    first = {
        "held_on": found.held_on or min(found.planned_on, clock.today()),
        "people": found.people,
        "record": found.record,
    }
    form = HeldForm(_sent(request), initial=first)

    def act(data):
        return actions.hold_drill(found, by=request.user, **data).get_absolute_url()

    return form_page(request, form, act, heading=_("记演练情况"), back=found.get_absolute_url(), note=str(found))


@login_required
@require_http_methods(FORMS)
def call_off(request, ref):
    """/desk/drills/<ref>/off/."""
    found = find_drill(request.user, ref, "facility.edit")

    def act(data):
        return actions.call_off_drill(found, data["why"], by=request.user).get_absolute_url()

    form = OffForm(_sent(request))
    return form_page(
        request, form, act, heading=_("取消演练"), back=found.get_absolute_url(), note=str(found), submit=_("取消演练")
    )


@login_required
@require_http_methods(FORMS)
def find(request, ref):
    """/desk/drills/<ref>/findings/add/."""
    found = find_drill(request.user, ref, "facility.edit")

    def act(data):
        actions.note_drill_finding(found, data["title"], text=data["text"], by=request.user)
        return f"{found.get_absolute_url()}#findings"

    form = DrillFindingForm(_sent(request))
    return form_page(request, form, act, heading=_("记一条问题"), back=found.get_absolute_url(), note=str(found))


def _finding(found, pk):
    row = found.findings.select_related("drill").filter(pk=pk).first() if pk < 2**63 else None
    if row is None:
        raise Http404
    return row


@login_required
@require_http_methods(FORMS)
def mend(request, ref, pk):
    """/desk/drills/<ref>/findings/<pk>/mended/."""
    found = find_drill(request.user, ref, "facility.edit")
    row = _finding(found, pk)

    def act(data):
        actions.mend_on_the_spot(row, data["how"], by=request.user)
        return f"{found.get_absolute_url()}#findings"

    return form_page(
        request, MendForm(_sent(request)), act, heading=_("当场改好"), back=found.get_absolute_url(), note=row.title
    )


@login_required
@require_POST
def suggest(request, ref, pk):
    """/desk/drills/<ref>/findings/<pk>/suggest/: one press."""
    found = find_drill(request.user, ref, "facility.edit")
    allow(request.user.can("suggestion.raise", found.area_id))
    row, back = _finding(found, pk), f"{found.get_absolute_url()}#findings"
    try:
        url = once.of(
            request, {"path": request.path}, lambda: actions.suggest_from_drill(row, by=request.user).desk_url
        )
        messages.success(request, _("已转为意见建议，按程序受理、报送。"))
    except (Refused, once.Conflict) as reason:
        messages.warning(request, str(reason))
        url = back
    return redirect(url)
