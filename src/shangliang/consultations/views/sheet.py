"""会后一张表的页 · Who came, what was said, the views on paper, the agreement: one form, nothing is typed twice."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from shangliang.gatherings.models import Grade
from shangliang.kit import once
from shangliang.people.refusal import Refused

from ..actions import sheets
from ..actions.hands import settled_hands
from ..forms.hands import HandsForm
from ..forms.paper import SheetForm
from ..forms.table_agree import OPEN, AgreementForm, written
from .finding import own


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def sheet(request, ref):
    """/desk/c/<ref>/sheet/?sitting=<ref>. Without: the first that is not over."""
    found = own(request.user, ref)
    gathering = _sitting(found, request.GET.get("sitting"))
    if gathering is None:
        messages.error(request, _("还没有定会议时间地点。"))
        return redirect(found.desk_url())
    statements = list(found.statements.shown().order_by("number"))
    data = request.POST.copy().dict() if request.method == "POST" else None
    parts = _forms(found, gathering, statements, data)
    if data is not None and all([part.is_valid() for part in parts.values()]):  # noqa: C419 — each tells its errors
        answer = _entered(request, found, gathering, parts)
        if answer:
            return answer
    context = {"found": found, "gathering": gathering, "statements": statements, "open_rows": OPEN}
    return render(request, "consultations/paper/sheet.html", context | parts)


def _sitting(found, wanted):
    sittings = list(found.activities.sittings())
    if wanted:
        sittings = [s for s in sittings if s.gathering.ref == wanted]
        if not sittings:
            raise Http404
    activity = next((s for s in sittings if not s.gathering.ended_at), sittings[-1] if sittings else None)
    return activity.gathering if activity else None


def _forms(found, gathering, statements, data) -> dict:
    """The sheet itself, the agreement, and hands where the views are hands."""
    people, numbers = list(gathering.attendances.all()), [one.number for one in statements]
    parts = {
        "form": SheetForm(data, people=people, numbers=numbers, initial={"notes": gathering.notes}),
        "agreement": AgreementForm(data, initial=written(found), required=False),
    }
    if found.grade == Grade.HANDS:
        settled = settled_hands(found)
        parts["raised"] = HandsForm(data, statements=statements, typed={}, settled=settled, required=False)
    return parts


def _entered(request, found, gathering, parts):
    form, agreement, raised = parts["form"], parts["agreement"], parts.get("raised")
    writes = bool(agreement.points) and agreement.has_changed()

    def act():
        sheets.enter_sheet(
            found, gathering, came=form.came(), lines=form.lines(), notes=form.cleaned_data["notes"], by=request.user,
            cards=form.cleaned_data["cards"], hands=raised and raised.counts(),
            agreement=(agreement.points, agreement.differences) if writes else None,
        )  # fmt: skip
        messages.success(request, _("已记下。"))
        return found.desk_url() if agreement.points else reverse("consultation-agreement", args=[found.ref])

    content = {k: v for k, v in request.POST.items() if k not in ("csrfmiddlewaretoken", "once")} | {"ref": found.ref}
    try:
        return redirect(once.of(request, content, act))
    except (Refused, once.Conflict) as reason:
        form.add_error(None, str(reason))
    return None
