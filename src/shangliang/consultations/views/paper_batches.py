"""几沓卡片的页 · The batches so far, each to go on with or to throw away; a new one; whether cards and slips add up."""

from django.contrib.auth.decorators import login_required
from django.db.models import Count
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from shangliang.gatherings.models import Grade
from shangliang.kit import once
from shangliang.people.refusal import Refused
from shangliang.people.views.finding import one

from ..actions import papers
from ..actions.balance import cards_without_slips
from ..forms.paper import BatchForm
from .finding import own
from .table_prepare import pressed


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def batches(request, ref):
    """/desk/c/<ref>/paper/."""
    found = own(request.user, ref)
    form = BatchForm(request.POST if request.method == "POST" else None, initial={"double": found.grade == Grade.BOX})
    if request.method == "POST" and form.is_valid() and (answer := _opened(request, found, form)):
        return answer
    context = {
        "found": found, "form": form, "batches": found.batches.annotate(typed=Count("cards__number", distinct=True)),
        "by_slip": found.grade == Grade.SLIP, "bare": cards_without_slips(found),
    }  # fmt: skip
    return render(request, "consultations/paper/batches.html", context)


def _opened(request, found, form):
    def act():
        made = papers.open_batch(found, by=request.user, **form.cleaned_data)
        return reverse("paper-batch", args=[found.ref, made.ref])

    content = {k: v for k, v in request.POST.items() if k not in ("csrfmiddlewaretoken", "once")} | {"ref": found.ref}
    try:
        return redirect(once.of(request, content, act))
    except (Refused, once.Conflict) as reason:
        form.add_error(None, str(reason))
    return None


@login_required
@require_POST
def drop(request, ref, batch):
    """/desk/c/<ref>/paper/<batch>/drop/."""
    found = own(request.user, ref)
    held = one(found.batches.select_related("consultation__host"), ref=batch)
    back = reverse("paper-batches", args=[ref])
    return pressed(
        request, found, lambda: papers.drop_batch(held, by=request.user), _("这一沓已作废，没有入账。"), back
    )
