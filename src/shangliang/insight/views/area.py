"""区域首页 · An area as its people see it: raise, track, four numbers that open their lists, what is on, what came of it."""

from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from shangliang.kit import paging, search
from shangliang.kit.say import say
from shangliang.matters.holders import nearest
from shangliang.matters.kinds.kind import TOPIC_CLASSES
from shangliang.matters.models import Matter
from shangliang.people import areas
from shangliang.people.areas import Area

from .. import publicly, shelf

SHOWN = 5
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
    number, content = publicly.numbers(code), publicly.satisfaction(code)
    context = {
        "area": area, "now": now, "done": done, "tiles": _tiles(code, number, content), "content": content, "number": number,
        "open_count": sum(number[name] for name in publicly.GROUPS), "below": _below(area), "may_raise": _may_raise(code),
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


@require_safe
def matters(request, code):
    """The open ones of one group, or all; by class, by words."""
    area = _area(code)
    group = request.GET.get("stage", "")
    if group == "ended":
        return redirect("results", code)
    found = _narrowed(request, publicly.open_ones(code, group)).order_by("-moved_at", "pk")
    page = paging.page(found.values("id", "moved_at"), order=("-moved_at",), cursor=request.GET.get("cursor"), size=20)
    filters = [
        _choices(request, "stage", publicly_named()),
        _menu(request, "class", _("分类"), [(c, say(c)) for c in TOPIC_CLASSES]),
    ]
    title = publicly.GROUPS[group][0] if group in publicly.GROUPS else _("正在商量的事")
    rows = _in_order(publicly.listed, page.rows)
    return _list(request, area, title, page, rows, filters, "insight/public/matters.html")


@require_safe
def results(request, code):
    """What has come of it, the newest first."""
    area = _area(code)
    how = request.GET.get("how", "")
    found = _narrowed(request, publicly.ended(code))
    if how in HOW:
        found = found.filter(**HOW[how][1])
    page = paging.page(
        found.values("id", "closed_on"), order=("-closed_on",), cursor=request.GET.get("cursor"), size=20
    )
    filters = [_choices(request, "how", [(key, label) for key, (label, _q) in HOW.items()])]
    rows = _in_order(publicly.with_results, page.rows)
    more = {"content": publicly.satisfaction(code), "number": publicly.numbers(code)}
    return _list(request, area, _("有结果的事"), page, rows, filters, "insight/public/results.html", **more)


HOW = {
    "confirmed": (gettext_lazy("提出人已确认"), {"outcome": "confirmed"}),
    "settled": (gettext_lazy("当场办结"), {"outcome": "settled"}),
    "unconfirmed": (gettext_lazy("未获确认"), {"outcome": "unconfirmed"}),
    "declined": (gettext_lazy("不采纳"), {"stage": "declined"}),
}


def publicly_named() -> list[tuple]:
    return [(name, label) for name, (label, _stages) in publicly.GROUPS.items()]


def _area(code: str) -> Area:
    return get_object_or_404(Area, code=code)


def _in_order(dress, found) -> list[dict]:
    """Dressed rows in the order of the page: one look for all of them."""
    keys = [row["id"] for row in found]
    by_key = {row["id"]: row for row in dress(Matter.objects.filter(pk__in=keys))} if keys else {}
    return [by_key[key] for key in keys]


def _narrowed(request, found):
    """By class and by words, both in the url."""
    wanted = request.GET.get("class", "")
    if wanted in TOPIC_CLASSES:
        found = found.filter(topic_class=wanted)
    asked = search.query(request.GET.get("q", "")[:100])
    return found if asked is None else found.filter(terms=asked)


def _url(request, **changes) -> str:
    query = request.GET.copy()
    query.pop("cursor", None)
    for name, value in changes.items():
        query.pop(name, None)
        if value:
            query[name] = value
    return f"?{query.urlencode()}" if query else request.path


def _choices(request, name, pairs) -> dict:
    chosen = request.GET.get(name, "")
    options = [("", _("全部")), *pairs]
    return {
        "options": [
            {"url": _url(request, **{name: key}), "label": label, "on": key == chosen} for key, label in options
        ]
    }


def _menu(request, name, label, pairs) -> dict:
    found = _choices(request, name, pairs)
    chosen = next((text for key, text in pairs if key == request.GET.get(name)), "")
    return found | {"menu": True, "label": label, "chosen": chosen}


def _list(request, area, title, page, rows, filters, template, **more):
    context = {"area": area, "crumbs": crumbs(area.code), "title": title, "page": page, "rows": rows, "filters": filters,
               "q": request.GET.get("q", "")[:100]}  # fmt: skip
    return render(request, template, context | more)
