"""区域首页 · An area as its people see it: raise, track, four numbers that open their lists, what is on, what came of it."""

from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from shangliang.kit import pages
from shangliang.matters.holders import nearest
from shangliang.people import areas
from shangliang.people.areas import Area

from .. import publicly, shelf

SHOWN, NEWS = 5, 3
COUNTY = 6


@require_safe
def home(request, code):
    """From the shelf if nothing happened since."""
    page = shelf.ready(code, lambda: _made(code))
    return render(request, "insight/public/area.html", page)


def _made(code: str) -> dict:
    area = get_object_or_404(Area, code=code)
    now = publicly.listed(publicly.open_ones(code).order_by("-moved_at", "pk")[:SHOWN])
    done = publicly.with_results(publicly.ended(code).order_by("-closed_on", "pk")[:SHOWN])
    news = list(publicly.bulletins(code).order_by("-published_on", "-pk").only("ref", "title", "published_on")[:NEWS])
    number, content = publicly.numbers(code), publicly.satisfaction(code)
    context = {
        "area": area, "spoken": areas.spoken(area.name), "now": now, "done": done, "news": news, "tiles": _tiles(code, number, content), "content": content, "number": number,
        "open_count": sum(number[name] for name in publicly.GROUPS), "below": _below(area), "may_raise": _may_raise(code), "panels": pages.panels("area.public", None, area),
    }  # fmt: skip
    main = render_to_string("insight/public/_area_main.html", context)
    return {
        "main": main,
        "area": area,
        "crumbs": crumbs(code),
        "shown": [row["id"] for row in now],
        "followed": sum(row["followed"] for row in now),
    }


def _may_raise(code: str) -> bool:
    return len(code) < COUNTY or nearest(code) is not None


def _tiles(code, number, content) -> list[dict]:
    lists = reverse("area-matters", args=[code])
    tiles = [
        {"number": number[name], "label": label, "url": f"{lists}?stage={name}"}
        for name, (label, _s) in publicly.GROUPS.items()
    ]
    results = reverse("results", args=[code])
    if content["share"] is None:
        return [*tiles, {"number": number["ended"], "label": _("已有结果"), "url": results}]
    return [*tiles, {"number": f"{content['share']:.0%}", "label": _("群众满意"), "url": results}]


def _below(area) -> list[dict]:
    rows = area.children.order_by("code").values_list("code", "name")
    return [{"name": areas.spoken(name), "url": reverse("area-home", args=[code])} for code, name in rows]


def crumbs(code: str) -> list[dict]:
    """From the city down; each name leads to its home."""
    known = areas.names([code])
    line = [c for c in areas.lineage(code) if c in known and len(c) >= 4]
    line = line if len(line) < 3 else line[1:]
    return [{"name": known[c], "url": reverse("area-home", args=[c])} for c in line or [code] if c in known]
