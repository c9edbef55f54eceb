"""首页 · Choose your place: type the name of a village, or go down from the city."""

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from shangliang.kit import search
from shangliang.people import areas
from shangliang.people.areas import Area, Level

MOST = 40


@require_safe
def home(request):
    typed = request.GET.get("q", "").replace("\0", "").strip()[:40]
    context = {"q": typed, "rows": found(typed) if typed else [], "places": [] if typed else tops(), "most": MOST}
    return render(request, "insight/public/root.html", context)


def found(typed: str) -> list[dict]:
    """Places by part of their name or by pinyin; the short codes (city, county) first."""
    rows = Area.objects.filter(search.named(typed)).order_by("level", "code")
    ranked = sorted(rows.values_list("code", "name")[: MOST * 5], key=lambda row: (len(row[0]), row[0]))[:MOST]
    areas.names([code for code, _name in ranked])
    return [{"name": areas.spoken(name), "where": " ".join(areas.path_names(code)[1:-1]), "url": reverse("area-home", args=[code])}
            for code, name in ranked]  # fmt: skip


def tops() -> list[dict]:
    """The cities of the one province that is loaded, or the provinces."""
    provinces = list(Area.objects.filter(level=Level.PROVINCE).order_by("code")[:40])
    rows = provinces if len(provinces) != 1 else Area.objects.filter(parent=provinces[0]).order_by("code")
    return [{"name": str(row), "url": reverse("area-home", args=[row.code])} for row in rows]
