"""我的表态 · What this voter thinks and said, what became of it; only for whoever has shown the code."""

from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from .. import tokens
from ..models import Contribution, View


@never_cache
@require_safe
def mine(request, ref):
    """/c/<ref>/mine/: each view may be changed until the close."""
    voter = tokens.voter_of(request, ref)
    if voter is None:
        return redirect("consultation-join", ref)
    context = {
        "consultation": voter.consultation,
        "views": View.objects.filter(voter=voter).select_related("statement").order_by("statement__number"),
        "said": voter.said.prefetch_related("parts").order_by("number"),
        "gave": Contribution.objects.filter(voter=voter).exclude(kind="answer").order_by("pk"),
        "open": voter.consultation.takes_views,
    }
    return render(request, "consultations/phone/mine.html", context)
