"""会场记录 · The gatherings within reach; and of one: who was there, who spoke, how long, of which class, in which order."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from shangliang.kit import clock, pages, paging
from shangliang.people import areas

from ..models import Gathering, Presence
from ..wording import hour, length, noted, seats_of, stands_for
from .find import HOLD, find_gathering

WHEN = {"": "-starts_at", "coming": "starts_at", "running": "-starts_at"}


@login_required
@require_safe
def gathering_list(request):
    """/desk/g/?when=coming|running."""
    when = request.GET.get("when", "") if request.GET.get("when", "") in WHEN else ""
    seen = Gathering.objects.visible_to(request.user)
    if when == "running":
        seen = seen.running()
    elif when == "coming":
        seen = seen.filter(opened_at__isnull=True, starts_at__gte=clock.end_of(clock.today()) - clock.days(1))
    page = paging.page(seen.select_related("host"), order=(WHEN[when], "id"), cursor=request.GET.get("cursor"), size=20)
    areas.names([g.area_id for g in page.rows])
    rows = [{"one": g, "place": " ".join(areas.path_names(g.area_id)[-2:]), "state": state_of(g)} for g in page.rows]
    words = (("", _("全部")), ("coming", _("将要举行")), ("running", _("正在进行")))
    filters = [
        {
            "label": _("时间"),
            "options": [
                {"label": label, "url": f"?when={key}" if key else request.path, "on": key == when}
                for key, label in words
            ],
        }
    ]
    return render(request, "gatherings/room/list.html", {"page": page, "rows": rows, "filters": filters})


def state_of(gathering) -> dict:
    """Not yet, going on, over: a word and its light."""
    if gathering.ended_at:
        return {"label": _("已散会"), "kind": "done"}
    if gathering.opened_at:
        return {"label": _("正在进行"), "kind": "warn"}
    return {"label": _("未开会"), "kind": "plain"}


@login_required
@require_safe
def gathering(request, ref):
    """/desk/g/<ref>/: names only for who may hold it; everybody else reads class and seat."""
    found = find_gathering(request.user, ref)
    holds = request.user.can(HOLD, found.host.area_id)
    seats = seats_of(found)
    context = {
        "gathering": found, "holds": holds, "state": state_of(found), "counts": found.attendances.counts(),
        "place": " ".join(areas.path_names(found.area_id)[-3:]), "polls": list(found.polls.all()),
        "speeches": [_line(s, seats, holds) for s in found.speeches.spoken().select_related("by", "takes_up__by").order_by("began_at", "pk")],
        "classes": [row | {"seat": seats.get(row["by__seat"], row["by__seat"]), "took": length(row["took"].total_seconds() if row["took"] else 0)} for row in found.speeches.by_seat()],
        "people": [{"number": a.number, "who": a.name if holds else "", "seat": seats.get(a.seat, ""), "presence": a.get_presence_display(),
                    "at": hour(a.arrived_at), "absent": a.presence in (Presence.ABSENT, Presence.LEAVE), "reason": a.reason if holds else ""}
                   for a in found.attendances.all()],
        "notes": [noted(line) for line in found.notes.splitlines()],
        "panels": pages.panels("gathering.side", request.user, found),
    }  # fmt: skip
    return render(request, "gatherings/room/record.html", context)


def _line(speech, seats, holds) -> dict:
    return {
        "at": hour(speech.began_at), "who": stands_for(speech.by, seats), "name": speech.by.name if holds else "",
        "kind": speech.get_kind_display(), "took": length(speech.seconds) if speech.ended_at else _("正在发言"),
        "text": speech.text, "takes_up": speech.takes_up and stands_for(speech.takes_up.by, seats),
    }  # fmt: skip
