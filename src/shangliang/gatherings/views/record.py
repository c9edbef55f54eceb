"""会场记录 · The gatherings within reach; and of one: who was there, who spoke, how long, of which class, in which order."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST, require_safe

from shangliang.kit import clock, pages, paging
from shangliang.kit.finding import menu, sort_menu
from shangliang.people import areas
from shangliang.people.views.finding import may_export, place_menu, taken, within

from ..forms.lists import GatheringFind
from ..models import Gathering, Presence
from ..wording import hour, length, noted, seats_of, stands_for
from .find import HOLD, find_gathering


@login_required
@require_safe
def gathering_list(request):
    """/desk/g/?when=coming|running|over&area=."""
    person, find = request.user, GatheringFind(request.GET)
    page = paging.page(asked_for(person, find), order=find.order, cursor=request.GET.get("cursor"), size=20)
    context = {
        "page": page, "rows": _rows(page.rows), "find": find, "export_url": may_export(person) and reverse("gatherings-export"),
        "filters": [menu(request, find, "when", _("时间"), find.fields["when"].choices, _("全部")),
                    *place_menu(request, find), sort_menu(request, find)],
    }  # fmt: skip
    return render(request, "gatherings/room/list.html", context)


def asked_for(person, find):
    seen, when = within(Gathering.objects.visible_to(person), find.value("area")), find.value("when")
    if when == "running":
        seen = seen.running()
    elif when == "coming":
        seen = seen.filter(
            opened_at__isnull=True,
            called_off_at__isnull=True,
            starts_at__gte=clock.end_of(clock.today()) - clock.days(1),
        )
    elif when == "over":
        seen = seen.filter(ended_at__isnull=False)
    days = {"since": "starts_at__date__gte", "until": "starts_at__date__lte"}
    return find.narrowed(seen, q="title__contains", **days).select_related("host")


def _rows(found) -> list[dict]:
    areas.names([g.area_id for g in found])
    return [{"one": g, "place": " ".join(areas.path_names(g.area_id)[-2:]), "state": state_of(g)} for g in found]


@login_required
@require_POST
def export(request):
    """/desk/g/export/: where and when; nobody who was there."""
    find = GatheringFind(request.GET)
    found = asked_for(request.user, find).order_by(*find.order)
    columns = [
        (_("名称"), "title", 44), (_("地区"), "area", 24), (pgettext("会", "主办"), "host", 30), (_("地点"), "place", 24), (_("开始时间"), "starts", 18),
        (_("结束时间"), "ends", 18), (_("状态"), "state", 10),
    ]  # fmt: skip
    return taken(request, find, columns, _lines(found), title=_("会场"), noun="gathering")


def _lines(found):
    for row in _rows(list(found)):
        one = row["one"]
        yield {"title": one.title, "area": row["place"], "host": one.host.name, "place": one.place, "starts": one.starts_at,
               "ends": one.ends_at, "state": str(row["state"]["label"])}  # fmt: skip


def state_of(gathering) -> dict:
    """Not yet, going on, over: a word and its light."""
    if gathering.called_off_at:
        return {"label": _("已取消"), "kind": "plain"}
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
                    "at": hour(a.arrived_at), "later": a.entered_at, "absent": a.presence in (Presence.ABSENT, Presence.LEAVE), "reason": a.reason if holds else ""}
                   for a in found.attendances.all()],
        "notes": [noted(line) for line in found.notes.splitlines()],
        "panels": [panel for slot in ("gathering.side", "gathering.served") for panel in pages.panels(slot, request.user, found)],
    }  # fmt: skip
    return render(request, "gatherings/room/record.html", context)


def _line(speech, seats, holds) -> dict:
    return {
        "at": hour(speech.began_at), "who": stands_for(speech.by, seats), "name": speech.by.name if holds else "",
        "kind": speech.get_kind_display(), "took": length(speech.seconds) if speech.ended_at else _("正在发言"),
        "text": speech.text, "takes_up": speech.takes_up and stands_for(speech.takes_up.by, seats),
    }  # fmt: skip
