"""公开的公文 · What everybody may read: the text, its number, its PDF."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from shangliang.matters.views.public_matter import crumbs
from shangliang.people.views.finding import one

from ..models import Document
from .document import annexes, shown
from .downloads import pdf_of


def public(ref: str) -> Document:
    return one(Document.objects.public().select_related("organisation", "area"), ref=ref)


@require_safe
def document(request, ref):
    """/documents/<ref>/."""
    found = public(ref)
    return render(
        request,
        "documents/public.html",
        {"found": found, "blocks": shown(found.body), "annexes": annexes(found), "crumbs": crumbs(found.area_id)},
    )


@require_safe
def pdf(request, ref):
    """/documents/<ref>/pdf/."""
    found = public(ref)
    return pdf_of(request, found, back=f"/documents/{found.ref}/")
