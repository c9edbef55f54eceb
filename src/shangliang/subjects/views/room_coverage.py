"""议事室覆盖的页面 · Per level of the tree: with a room, in use, coverage; down to the places that have none."""

from django.contrib.auth.decorators import login_required
from django.db.models.functions import Left
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from shangliang.kit import clock, rules
from shangliang.kit.finding import menu, sort_menu
from shangliang.kit.paging import page
from shangliang.people import areas
from shangliang.people.areas import TOWNSHIP, VILLAGE, after
from shangliang.people.views.finding import allow, area_or_404, may_export, taken

from .. import coverage, uses
from ..forms.rooms import PlaceFind
from ..models import ConsultationRoom
from ..models.located import ranges
from ..rules import IN_USE
from .places import place_filter
from .rooms import EVER, home


@login_required
@require_safe
def by_level(request):
    """/desk/rooms/coverage/?area=: one level, each row opens the next; in a township its villages with their rooms."""
    code = _asked(request)
    here = area_or_404(code)
    whole = coverage.of(code)
    rows = _villages(code) if len(code) >= TOWNSHIP else [
        {"code": c, "cover": found, "url": f"{request.path}?area={c}"} for c, found in coverage.below(code)
    ]  # fmt: skip
    names = areas.names([row["code"] for row in rows])
    for row in rows:
        row["name"] = names[row["code"]]
    top = home(request.user)
    trail = [
        {"name": areas.names([c])[c], "url": f"{request.path}?area={c}"}
        for c in areas.lineage(code)
        if top <= c < after(top)
    ]
    context = {"here": here, "whole": whole, "rows": rows, "trail": trail[:-1], "tiles": _tiles(code, whole),
               "villages": len(code) >= TOWNSHIP, "days": rules.value(IN_USE, code),
               "may_add": request.user.can("room.edit", code)}  # fmt: skip
    return render(request, "subjects/room_coverage.html", context)


def _asked(request) -> str:
    """The asked area within reach, else one's own."""
    own = ranges(request.user, "room.see")
    allow(own)
    asked = request.GET.get("area", "").replace("\0", "")[:20]
    if asked and not any(base <= asked < after(base) for base in own):
        raise Http404
    return asked or home(request.user)


def _tiles(code: str, whole) -> list[dict]:
    lists, bare = reverse("rooms"), reverse("rooms-without")
    share = "–" if whole.share is None else f"{whole.share:.0%}"
    return [
        {"number": whole.places, "label": _("村、社区"), "url": reverse("area-tree", args=[code])},
        {"number": whole.with_room, "label": _("有议事室"), "url": f"{lists}?area={code}&state=open"},
        {"number": whole.without, "label": _("没有议事室"), "url": f"{bare}?area={code}", "kind": "warn" if whole.without else ""},
        {"number": whole.in_use, "label": _("近期用过"), "url": f"{lists}?area={code}&used=yes&state=open"},
        {"number": share, "label": _("覆盖率"), "url": f"{lists}?area={code}&used=no&state=open",
         "note": f"{whole.in_use} / {whole.places}"},
    ]  # fmt: skip


def _villages(code: str) -> list[dict]:
    """Each village or community with its rooms, when they were last used, how many of the six they have."""
    today, places = clock.today(), list(coverage.places_within(code).order_by("code").values_list("code", flat=True))
    rooms = ConsultationRoom.objects.within(code).counted().standing(today).with_haves().order_by("pk")
    by_place: dict[str, list] = {}
    for room in rooms.annotate(settled=Left("area_id", VILLAGE)):
        by_place.setdefault(room.settled, []).append(room)
    used = uses.of([room.pk for found in by_place.values() for room in found], today - EVER, today)
    since = coverage.in_use_since(code, today)
    return [
        {"code": c, "rooms": [
            {"found": r, "used": used.get(r.pk), "idle": r.pk not in used or used[r.pk].last < since}
            for r in by_place.get(c, [])
        ]}
        for c in places
    ]  # fmt: skip


@login_required
@require_safe
def without(request):
    """/desk/rooms/without/?area=&settlement=&q=&cursor=: the places that have no room."""
    person = request.user
    allow(ranges(person, "room.see"))
    find = PlaceFind(request.GET)
    shown = page(_without(person, find), order=find.order, cursor=request.GET.get("cursor"))
    areas.names([row.pk for row in shown])
    rows = [
        {"area": row, "place": " ".join(areas.path_names(row.pk)[-3:-1]), "may": person.can("room.edit", row.pk)}
        for row in shown
    ]
    context = {
        "page": shown, "rows": rows, "find": find, "export_url": may_export(person) and reverse("rooms-without-export"),
        "filters": [menu(request, find, "settlement", _("村或社区"), find.fields["settlement"].choices, _("不限")),
                    *place_filter(request, find, "room.see"), sort_menu(request, find)],
    }  # fmt: skip
    return render(request, "subjects/rooms_without.html", context)


def _without(person, find):
    codes = ranges(person, "room.see")
    chosen = find.value("area")
    inside = [chosen for base in codes if chosen and base <= chosen < after(base)] if chosen else codes
    found = coverage.without_room(inside[0]) if inside else coverage.places_within(codes[0]).none()
    for code in inside[1:]:
        found |= coverage.without_room(code)
    found = find.narrowed(found, settlement="settlement")
    return found.named(find.value("q")) if find.value("q") else found


@login_required
@require_POST
def export_without(request):
    """/desk/rooms/without/export/."""
    allow(ranges(request.user, "room.see"))
    find = PlaceFind(request.GET)
    found = list(_without(request.user, find).order_by(*find.order))
    areas.names([row.pk for row in found])
    lines = ({"name": str(row), "code": row.pk, "place": " ".join(areas.path_names(row.pk)[-3:-1]),
              "what": row.get_settlement_display()} for row in found)  # fmt: skip
    columns = [
        (_("名称"), "name", 24),
        (_("村或社区"), "what", 10),
        (_("所在地"), "place", 30),
        (_("代码"), "code", 16),
    ]
    return taken(request, find, columns, lines, title=_("没有议事室的村、社区"), noun="consultation_room")
