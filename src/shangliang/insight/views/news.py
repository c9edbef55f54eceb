"""公开的简讯 · What an area's committee has published of what it did, the newest first."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from shangliang.kit import paging
from shangliang.people.areas import Area
from shangliang.people.views.finding import sentence

from .. import publicly
from ..finding import NewsFind
from .area import crumbs


@require_safe
def news(request, code):
    """/<area>/news/."""
    area, find = get_object_or_404(Area, code=code), NewsFind(request.GET)
    found = find.apply(publicly.bulletins(code)).only("ref", "title", "published_on")
    page = paging.page(found, order=find.order, cursor=request.GET.get("cursor"))
    context = {
        "area": area, "crumbs": crumbs(code), "page": page, "rows": page.rows, "find": find, "caption": sentence(find),
    }  # fmt: skip
    return render(request, "insight/public/news.html", context)
