"""结束与封存 · The two last moves on the views of a consultation, each asked once more; what is missing is said."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from shangliang.kit import once
from shangliang.people.refusal import Refused

from ..actions import sealing
from ..actions.balance import cards_without_slips
from ..actions.opening import close_consultation
from ..models import Consultation
from ..wording import KNOWN, state_of

MOVES = {"close": close_consultation, "seal": sealing.seal}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def seal(request, ref):
    """/desk/c/<ref>/seal/."""
    found = Consultation.objects.visible_to(request.user).select_related("host", "area", "book").filter(ref=ref).first()
    if found is None:
        raise Http404
    if not request.user.can("consultation.close", found.host.area_id):
        raise PermissionDenied
    refused = _moved(request, found) if request.method == "POST" else ""
    if refused is None:
        return redirect(request.path)
    words, kind = state_of(found)
    context = {
        "consultation": found,
        "refused": refused,
        "state": words,
        "state_kind": kind,
        "bare": cards_without_slips(found),
        "known": KNOWN[found.grade],
    }
    return render(request, "consultations/desk/seal.html", context)


def _moved(request, found) -> str | None:
    """None when it was done, else the sentence that says why not."""
    move = request.POST.get("do", "")
    if move not in MOVES:
        return _("请按“结束表态”或者“封存公布”。")
    try:
        once.of(
            request, {"do": move, "ref": found.ref}, lambda: str(MOVES[move](found, by=request.user) and request.path)
        )
    except (once.Conflict, Refused) as refused:
        return str(refused)
    messages.success(request, _("表态已经结束。") if move == "close" else _("已经封存公布。"))
    return None
