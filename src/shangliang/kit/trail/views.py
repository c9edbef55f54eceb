"""轨迹公开页 · The daily heads, for anyone to copy down and hold against us later."""

from django.db.models import Count, Max
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from .publish import exported
from .rows import DailyHead

DAYS = 60


@require_safe
def trail(request: HttpRequest) -> HttpResponse:
    """The last published head of every chain."""
    last = DailyHead.objects.order_by("chain", "-day").distinct("chain")
    total = DailyHead.objects.aggregate(days=Count("day", distinct=True), last=Max("day"))
    return render(request, "kit/trail.html", {"heads": last, **total})


@require_safe
def chain(request: HttpRequest, chain: str) -> HttpResponse:
    """One chain's published heads, day by day."""
    found = list(DailyHead.objects.filter(chain=chain).order_by("-day")[:DAYS])
    if not found:
        raise Http404
    return render(request, "kit/trail_chain.html", {"chain": chain, "heads": found})


@require_safe
def heads_json(request: HttpRequest) -> JsonResponse:
    """The heads of this moment: what `trail verify --anchors FILE` reads."""
    return JsonResponse(exported(), safe=False)
