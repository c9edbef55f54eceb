"""公开的名单 · An area's open matters and its results, as strangers see them: filtered by the URL, paged by key."""

from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from shangliang.kit import paging
from shangliang.kit.finding import pills
from shangliang.matters.models import Matter
from shangliang.people.areas import Area
from shangliang.people.views.finding import sentence

from .. import publicly
from ..finding import EndedFind, OpenFind
from .area import crumbs

SIZE = 20


@require_safe
def matters(request, code):
    """/<area>/matters/: the open ones of one group, or all."""
    area = get_object_or_404(Area, code=code)
    if request.GET.get("stage", "") == "ended":
        return redirect("results", code)
    find = OpenFind(request.GET, code=code)
    group = find.value("stage")
    page, rows = _page(request, find, publicly.open_ones(code, group), publicly.listed)
    context = {
        "area": area, "crumbs": crumbs(code), "title": publicly.GROUPS[group][0] if group else _("正在商量的事"), "page": page, "rows": rows,
        "find": find, "caption": _besides(find), "filters": [pills(request, find, "stage", _("全部"))],
    }  # fmt: skip
    return render(request, "insight/public/matters.html", context)


@require_safe
def results(request, code):
    """/<area>/results/: what has come of it, the newest first."""
    area = get_object_or_404(Area, code=code)
    find = EndedFind(request.GET, code=code)
    page, rows = _page(request, find, publicly.ended(code), publicly.with_results)
    context = {
        "area": area, "crumbs": crumbs(code), "title": _("有结果的事"), "page": page, "rows": rows, "find": find,
        "caption": _besides(find), "filters": [pills(request, find, "how", _("全部"))],
    }  # fmt: skip
    if not find.anything and "cursor" not in request.GET:  # it is said of the area, not of what was picked out of it
        context["content"] = publicly.satisfaction(code)
    return render(request, "insight/public/results.html", context)


def _page(request, find, found, dress):
    """The keys of one page first, which an index finds; then its rows with all that a reader sees."""
    asked = {field.lstrip("-") for field in find.order}
    page = paging.page(
        find.apply(found).values(*{"id", *asked}), order=find.order, cursor=request.GET.get("cursor"), size=SIZE
    )
    keys = [row["id"] for row in page.rows]
    by_key = {row["id"]: row for row in dress(Matter.objects.filter(pk__in=keys))} if keys else {}
    return page, [by_key[key] for key in keys]


def _besides(find) -> str:
    """What is chosen besides the links above the list, which say it themselves."""
    return sentence(find, but=find.pills)
