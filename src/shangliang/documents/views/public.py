"""公开的公文 · What everybody may read: the text, its number, its PDF."""

from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from shangliang.kit.paging import page
from shangliang.matters.views.public_matter import crumbs
from shangliang.people.views.finding import area_or_404, one, sentence

from ..forms.lists import PublishedFind
from ..models import Document, HistoryCall
from .document import annexes, case_of, shown
from .downloads import pdf_of

CALLS = 5  # that go on, above the list


def public(ref: str) -> Document:
    return one(Document.objects.public().select_related("organisation", "area", "case"), ref=ref)


@require_safe
def document(request, ref):
    """/documents/<ref>/."""
    found = public(ref)
    return render(
        request,
        "documents/public.html",
        {
            "found": found,
            "blocks": shown(found.body),
            "annexes": annexes(found),
            "case": case_of(found),
            "crumbs": crumbs(found.area_id),
        },
    )


@require_safe
def pdf(request, ref):
    """/documents/<ref>/pdf/."""
    found = public(ref)
    return pdf_of(request, found, back=f"/documents/{found.ref}/")


@require_safe
def documents(request, code):
    """/<area>/documents/: what bodies of the place have published, the newest first."""
    area = area_or_404(code)
    find = PublishedFind(request.GET, code=code)
    found = find.apply(Document.objects.public().within(code)).select_related("organisation")
    shown_page = page(found, order=find.order, cursor=request.GET.get("cursor"), size=20)
    context = {
        "area": area, "crumbs": crumbs(code), "title": _("公开的文件"), "page": shown_page, "rows": shown_page.rows,
        "find": find, "caption": sentence(find), "calls": HistoryCall.objects.open().within(code)[:CALLS],
    }  # fmt: skip
    return render(request, "documents/published.html", context)
