"""录简讯 · A page of news becomes records of past activities: pasted, split, each piece confirmed with one press."""

from functools import cache
from hashlib import sha256

from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from shangliang.kit import once
from shangliang.people.area_file import lines, shipped, text_of
from shangliang.people.refusal import Refused
from shangliang.people.views.finding import allow, one

from .. import actions
from ..actions.news import origin_of
from ..briefs import Piece, read
from ..briefs.gazetteer import Gazetteer
from ..forms.news import PageForm, PieceForm
from ..models import Activity, NewsPage
from .seen import able

LATEST = 5


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def lay(request):
    """/desk/documents/news/: paste or choose a file."""
    places = able(request.user, "document.draft")
    allow(places)
    form = PageForm(*((request.POST, request.FILES) if request.method == "POST" else ()), person=request.user)
    if request.method == "POST" and form.is_valid():
        facts = form.facts()
        try:
            sent = {"page": sha256(facts["text"].encode("utf-8", "surrogatepass")).hexdigest(), "year": facts["year"]}
            sent |= {"organisation": facts["organisation"].pk, "path": request.path}
            return redirect(
                once.of(request, sent, lambda: actions.lay_page(by=request.user, **facts).get_absolute_url())
            )
        except (Refused, once.Conflict) as reason:
            form.add_error(None, str(reason))
    pages = NewsPage.objects.filter(organisation__area_id__in=places).select_related("organisation").defer("text")
    return render(request, "documents/news.html", {"form": form, "pages": pages[:LATEST]})


@login_required
@require_safe
def page(request, ref):
    """/desk/documents/news/<ref>/: its pieces, each with its fields or with the record it became."""
    found = laid(request.user, ref)
    return render(request, "documents/news_page.html", context(found, {}))


@login_required
@require_POST
def keep(request, ref, number):
    """/desk/documents/news/<ref>/<number>/: one piece, once; then on to the next that is not kept."""
    found = laid(request.user, ref)
    pieces = pieces_of(found)
    if not 1 <= number <= len(pieces):
        return redirect(found)
    piece = pieces[number - 1]
    form = PieceForm(request.POST, piece=piece, number=number)
    if not form.is_valid():
        return render(request, "documents/news_page.html", context(found, {number: form}))
    try:
        actions.keep_piece(found, piece, form.told(), by=request.user)
    except Refused as reason:
        form.add_error(None, str(reason))
        return render(request, "documents/news_page.html", context(found, {number: form}))
    return redirect(f"{found.get_absolute_url()}#p{min(number + 1, len(pieces))}")


def laid(person, ref) -> NewsPage:
    places = able(person, "document.draft")
    allow(places)
    return one(NewsPage.objects.filter(organisation__area_id__in=places).select_related("organisation"), ref=ref)


def pieces_of(found: NewsPage) -> list[Piece]:
    return read(found.text, year=found.year, places=gazetteer())


@cache
def gazetteer() -> Gazetteer:
    """The tree that comes with the package, as on the command line: the same page gives the same fields."""
    return Gazetteer(row.name for row in lines(text_of(shipped())))


def context(found: NewsPage, sent: dict[int, PieceForm]) -> dict:
    pieces = pieces_of(found)
    origins = [origin_of(piece) for piece in pieces]
    known = Activity.objects.filter(organisation=found.organisation, origin__in=origins).select_related("document")
    kept = {activity.origin: activity.document for activity in known}
    rows = [
        {
            "number": number,
            "piece": piece,
            "lines": piece.text.split("\n"),
            "kept": kept.get(origin),
            "form": None if origin in kept else sent.get(number) or PieceForm(None, piece=piece, number=number),
        }
        for number, (piece, origin) in enumerate(zip(pieces, origins, strict=True), 1)
    ]
    return {"found": found, "rows": rows, "done": sum(bool(row["kept"]) for row in rows)}
