"""封存的凭据 · The root that was published, the numbers that add up, and the list of salted hashes to compute it from."""

from django.http import Http404, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from shangliang.compute.discreet import LEAST

from ..actions import recount, sealing
from ..models import SealedRow
from .public_open import found

MOST = 20_000  # rows that a page computes the root of; above that the list is there to do it


def _sealed(request, ref):
    consultation, _voter = found(request, ref)
    if consultation.sealed_at is None:
        raise Http404
    return consultation


@never_cache
@require_safe
def sealed(request, ref):
    """/c/<ref>/sealed/: recomputed while you wait, so that the page itself says whether it still holds."""
    consultation = _sealed(request, ref)
    rows = list(SealedRow.objects.filter(consultation=consultation).order_by("place"))
    context = {
        "consultation": consultation, "counted": sealing.counted(rows),
        "checked": len(rows) <= MOST, "holds": len(rows) <= MOST and sealing.holds(consultation),
        "least": LEAST, "book": consultation.book, "recounted": recount.recounted(consultation),
    }  # fmt: skip
    return render(request, "consultations/phone/sealed.html", context)


@never_cache
@require_safe
def leaves(request, ref):
    """/c/<ref>/sealed.json: one hash per row; what a row says cannot be read from it."""
    consultation = _sealed(request, ref)
    found_leaves = [leaf.hex() for leaf in sealing.leaves(consultation)]
    shown = found_leaves if len(found_leaves) >= LEAST else None
    return JsonResponse({"consultation": ref, "hash": "sha256", "root": consultation.root, "leaves": shown})
