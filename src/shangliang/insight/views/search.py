"""查一查的页面 · One box for everything, at the desk within one's reach and in public; and whole sealed values, by POST."""

import datetime as dt
from dataclasses import replace

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from shangliang.kit import anywhere
from shangliang.kit.finding import menu
from shangliang.people import areas
from shangliang.people.searching import reach_of
from shangliang.people.views.finding import place_menu, sentence

from ..finding import AnythingFind

PLACES, WHOLE = 6, 20  # places above the rest; places alone, and hits by a whole value


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def desk(request):
    """/desk/search/?q=&noun=&area=&since=&until=&cursor=; by POST a whole name or number under care, which no address keeps."""
    person, find = request.user, AnythingFind(request.GET)
    context = _found(request, find, lambda source: source.seen(person)) | {
        "filters": [menu(request, find, "noun", _("类别"), find.fields["noun"].choices, _("全部类别")), *place_menu(request, find)],
        "exact": _exact(person), "whole": None,
    }  # fmt: skip
    if request.method == "POST":
        typed = request.POST.get("whole", "").replace("\0", "").strip()[: find.fields["q"].max_length]
        context |= {"whole": _whole(person, typed), "typed": typed}
    return render(request, "insight/search.html", context)


@require_safe
def public(request):
    """/search/?q=&noun=&area=&since=&until=&cursor=: what anybody may read."""
    find = AnythingFind(request.GET, public=True)
    context = _found(request, find, lambda source: source.public() if source.public else None, public=True)
    return render(request, "insight/public/search.html", context)


def _found(request, find, among, *, public: bool = False) -> dict:
    """The places of that name first, then everything else, the newest first."""
    asked, reach = find.asked, anywhere.STRANGER if public else reach_of(request.user)
    before = _cursor(request.GET.get("cursor", ""))
    wanted = find.value("noun")
    places = _places(find, reach, among) if not before and wanted in ("", "area") else []
    others = anywhere.Found()
    if wanted != "area":
        others = anywhere.find(asked, reach, lambda s: None if s.noun == "area" else among(s), before=before)
    rows = [*places, *others.rows]
    areas.names([told.area for _source, told in rows])
    return {
        "find": find, "more": _on(others.next), "later": bool(before), "caption": sentence(find, but=("q",)),
        "places": [_row(*row, asked.words, public=public) for row in places],
        "rows": [_row(*row, asked.words, public=public) for row in others.rows],
    }  # fmt: skip


def _places(find, reach, among) -> list[tuple[anywhere.Source, anywhere.Told]]:
    """Those of one's own area before all others of that name."""
    asked, most = find.only("area"), WHOLE if find.value("noun") else PLACES
    near = [] if asked.area else [replace(asked, area=code) for code in dict(reach.whole)]
    found = [row for each in [*near, asked] for row in anywhere.find(each, reach, among, size=most).rows]
    return list({told.id: (source, told) for source, told in found}.values())[:most]


def _row(source, told, words: str, *, public: bool = False) -> dict:
    place = areas.path_names(told.area)
    return {
        "label": source.label, "noun": source.noun, "url": told.public_url if public else told.url,
        "title": anywhere.marked(told.title, words), "snippet": anywhere.snippet(told.text, words) if told.text else "",
        "place": " ".join(place[1:-1] if source.noun == "area" else place[-2:]), "code": told.area,
        "day": told.day if told.day > anywhere.LONG_AGO else None,
    }  # fmt: skip


def _exact(person) -> list:
    """The nouns of whole values that the person looks after at all."""
    return [source for source in anywhere.EXACT.values() if source.seen(person).query.is_empty() is False]


def _whole(person, typed: str) -> list[dict]:
    found = []
    for source in _exact(person):
        rows = source.seen(person).named(typed) if typed else source.model.objects.none()
        found += [_row(source, told, "") for told in source.tell(rows.order_by("-pk")[:WHOLE])]
    return found


def _on(place) -> str:
    return f"{place[0]:%Y-%m-%d}.{place[1]}" if place else ""


def _cursor(text: str) -> tuple[dt.date, int] | None:
    """Where to go on; whatever can not be read is the beginning."""
    day, _dot, key = text.partition(".")
    try:
        return (dt.date.fromisoformat(day), int(key)) if len(text) <= 30 and key.isascii() and key.isdigit() else None
    except ValueError:
        return None
