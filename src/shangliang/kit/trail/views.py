"""轨迹公开页 · The daily heads, for anyone to copy down and hold against us later."""

from typing import ClassVar

from django.db.models import Count, Max, OuterRef, Subquery
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from shangliang.kit import finding, paging

from .publish import exported
from .rows import DailyHead


class TrailFind(finding.Find):
    """轨迹的查找 · Chains by the code of a place or what lies in it."""

    sorts: ClassVar = {"chain": (_("区划代码"), ("chain",)), "day": (_("最近公布"), ("-day", "-chain"))}
    area = finding.Area()


class ChainFind(finding.Find):
    """一条链的查找"""

    sorts: ClassVar = {"new": (_("最新的在前"), ("-day",)), "old": (_("最早的在前"), ("day",))}
    since = finding.Day(_("日期从"))
    until = finding.Day(_("到"))


@require_safe
def trail(request: HttpRequest) -> HttpResponse:
    """The last published head of every chain."""
    find = TrailFind(request.GET)
    last = DailyHead.objects.filter(chain=OuterRef("chain")).order_by("-day").values("day")[:1]
    found = DailyHead.objects.filter(day=Subquery(last))
    if code := find.value("area"):
        found = found.filter(chain__gte=code, chain__lt=code + "x")
    total = DailyHead.objects.aggregate(days=Count("day", distinct=True), last=Max("day"))
    page = paging.page(found, order=find.order, cursor=request.GET.get("cursor"), size=20)
    return render(request, "kit/trail.html", {"page": page, "find": find, **total})


@require_safe
def chain(request: HttpRequest, chain: str) -> HttpResponse:
    """One chain's published heads, day by day."""
    found = DailyHead.objects.filter(chain=chain)
    if not found.exists():
        raise Http404
    find = ChainFind(request.GET)
    narrowed = find.narrowed(found, since="day__gte", until="day__lte")
    page = paging.page(narrowed, order=find.order, cursor=request.GET.get("cursor"), size=20)
    return render(request, "kit/trail_chain.html", {"chain": chain, "page": page, "find": find})


@require_safe
def heads_json(request: HttpRequest) -> JsonResponse:
    """The heads of this moment: what `trail verify --anchors FILE` reads."""
    return JsonResponse(exported(), safe=False)
