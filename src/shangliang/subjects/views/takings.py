"""导出申请的页面 · Asked by one person, agreed to by another, taken away once; numbers and reasons, no names of anybody under care."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import Http404, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from shangliang.people.refusal import Refused
from shangliang.people.views.finding import allow, one

from .. import actions, permits
from ..models import Taking
from .households import asked_for, in_clear, looked_for

LAST = 50
TAGS = {"asked": "warn", "agreed": "done", "refused": "late", "taken": "plain"}


def _words() -> dict[str, str]:
    return {"asked": _("等待审批"), "agreed": _("已同意，可以导出"), "refused": _("没有同意"), "taken": _("已导出")}


def _seen(person):
    """One's own, and what one may decide."""
    places = permits.places(person, "household.approve_export")
    allow(places or permits.places(person, "household.export_sensitive"))
    found = Taking.objects.filter(by=person)
    for code in places:
        found |= Taking.objects.within(code)
    return found.select_related("by", "decided_by")


@login_required
@require_safe
@never_cache
def takings(request):
    """/desk/households/takings/: the last ones; those that wait for somebody first."""
    seen = _seen(request.user)
    waiting = list(seen.filter(Q(decided_at__isnull=True) | Q(agreed=True, taken_at__isnull=True))[:LAST])
    over = list(seen.exclude(pk__in=[row.pk for row in waiting])[:LAST])
    return render(
        request, "subjects/takings.html", {"waiting": _lines(request, waiting), "over": _lines(request, over)}
    )


def _lines(request, found) -> list[dict]:
    words, able = _words(), {}
    for area in {row.area_id for row in found}:
        able[area] = permits.by_reach(request.user, "household.approve_export", area)
    return [
        {"row": row, "word": words[row.stage], "tag": TAGS[row.stage], "own": row.by_id == request.user.pk,
         "decides": able[row.area_id] and row.by_id != request.user.pk and row.stage == "asked"}
        for row in found
    ]  # fmt: skip


@login_required
@require_POST
@never_cache
def act(request, ref, act):
    """/desk/households/takings/<ref>/agree|refuse|take/."""
    found = one(_seen(request.user), ref=ref)
    try:
        if act == "take":
            return _taken(request, found)
        if act not in ("agree", "refuse"):
            raise Http404
        actions.decide_taking(found, by=request.user, agreed=act == "agree")
    except Refused as why:
        messages.error(request, str(why))
    else:
        messages.success(request, _("已同意。") if act == "agree" else _("没有同意，申请人会收到通知。"))
    return redirect("household-takings")


def _taken(request, found):
    find = looked_for(request, QueryDict(found.asked))
    persons = asked_for(request.user, find).filter(erased_on__isnull=True).only().order_by(*find.order)
    people = actions.take_agreed(found, persons, by=request.user)
    more = [(_("审批人"), found.decided_by.name)]
    return in_clear(request, people, said=found.said, reason=found.get_reason_display(), more=more)
