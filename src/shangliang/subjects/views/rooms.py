"""议事室的页面 · The rooms within reach; one with its six haves and its uses."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from shangliang.kit import clock, pages, rules
from shangliang.kit.finding import menu, sort_menu
from shangliang.kit.paging import page
from shangliang.people import areas
from shangliang.people.views.finding import allow, may_export, one, taken, within

from .. import coverage, uses
from ..forms.rooms import RoomFind
from ..models import ConsultationRoom, Have
from ..models.located import ranges
from ..rules import IN_USE, OFTEN
from .places import place_filter

YEAR = 365
EVER = clock.days(36_500)  # "ever used": a hundred years


@login_required
@require_safe
def rooms(request):
    """/desk/rooms/?q=&kind=&used=&haves=&state=&area=&cursor=."""
    person = request.user
    allow(ranges(person, "room.see"))
    find = RoomFind(request.GET)
    shown = page(asked_for(person, find), order=find.order, cursor=request.GET.get("cursor"))
    fields = find.fields
    context = {
        "page": shown, "rows": rows_of(shown.rows), "find": find, "may_add": bool(ranges(person, "room.edit")),
        "export_url": may_export(person) and reverse("rooms-export"), "days": rules.value(IN_USE, home(person)),
        "filters": [menu(request, find, "kind", _("类别"), fields["kind"].choices, _("全部类别")),
                    menu(request, find, "used", _("使用"), fields["used"].choices, _("不限")),
                    menu(request, find, "haves", _("六有"), fields["haves"].choices, _("不限")),
                    menu(request, find, "state", _("状态"), fields["state"].choices, _("全部")),
                    *place_filter(request, find, "room.see"), sort_menu(request, find)],
    }  # fmt: skip
    return render(request, "subjects/rooms.html", context)


def home(person) -> str:
    """The widest area whose rooms the person sees: whose rule says what "in use" is."""
    return min(ranges(person, "room.see"), key=len)


def asked_for(person, find):
    today = clock.today()
    found = within(ConsultationRoom.objects.visible_to(person).select_related("area"), find.value("area"))
    found = find.narrowed(found, kind="kind", since="opened_on__gte", until="opened_on__lte").with_haves()
    if used := find.value("used"):
        named = uses.used(coverage.in_use_since(home(person), today), today)
        found = found.filter(named) if used == "yes" else found.exclude(named)
    if haves := find.value("haves"):
        found = found.filter(kept=len(Have)) if haves == "all" else found.filter(kept__lt=len(Have))
    if state := find.value("state"):
        standing = ConsultationRoom.objects.standing(today).values("pk")
        found = found.filter(pk__in=standing) if state == "open" else found.exclude(pk__in=standing)
    return found.named(find.value("q")) if find.value("q") else found


def rows_of(found) -> list[dict]:
    """With the place and the uses of a year: a query for each source, however many rows."""
    today = clock.today()
    areas.names({room.area_id for room in found})
    used = uses.of([room.pk for room in found], today - EVER, today)
    return [
        {"found": r, "place": " ".join(areas.path_names(r.area_id)[-2:]), "used": used.get(r.pk),
         "idle": r.pk in used and used[r.pk].last < coverage.in_use_since(r.area_id, today)}
        for r in found
    ]  # fmt: skip


@login_required
@require_POST
def export(request):
    """/desk/rooms/export/."""
    allow(ranges(request.user, "room.see"))
    find = RoomFind(request.GET)
    found = asked_for(request.user, find).select_related("owner").order_by(*find.order)
    columns = [
        (_("名称"), "name", 34), (_("类别"), "kind", 10), (_("所在地"), "place", 26), (_("具体地点"), "where", 24),
        (_("管理单位"), "owner", 28), (_("启用日期"), "opened", 12), (_("停用日期"), "closed", 12), (_("六有"), "kept", 8),
        (_("最近使用"), "last", 12), (_("使用次数"), "times", 10),
    ]  # fmt: skip
    return taken(request, find, columns, _lines(found), title=_("议事室"), noun="consultation_room")


def _lines(found):
    for row in rows_of(list(found)):
        room, used = row["found"], row["used"]
        yield {
            "name": room.name, "kind": room.get_kind_display(), "place": row["place"], "where": room.place,
            "owner": str(room.owner or ""), "opened": room.opened_on, "closed": room.closed_on, "kept": room.kept,
            "last": used and used.last, "times": used.times if used else 0,
        }  # fmt: skip


def find_room(person, ref, ability="") -> ConsultationRoom:
    """Within reach, else a 404; seen but not to be changed is a 403."""
    allow(ranges(person, "room.see"))
    found = one(
        ConsultationRoom.objects.visible_to(person).select_related("area", "owner", "enterprise", "photo"), ref=ref
    )
    allow(not ability or person.can(ability, found.area_id))
    return found


@login_required
@require_safe
def room(request, ref):
    """/desk/rooms/<ref>/: the six haves as ticks with their days; uses, the latest first."""
    found, today = find_room(request.user, ref), clock.today()
    kept = {row.have: row for row in found.haves.select_related("evidence")}
    since = coverage.in_use_since(found.area_id, today)
    said = uses.rows_of(found.pk, today - EVER, today)
    in_use, year = bool(said) and said[0]["on"] >= since, sum(one["on"] > today - clock.days(YEAR) for one in said)
    least = rules.value(OFTEN, found.area_id)
    context = {
        "found": found, "place": " ".join(areas.path_names(found.area_id)[-3:]), "year": year, "least": least,
        "maturity": coverage.maturity(found, len(kept), year, in_use=in_use),
        "seldom": year < least and found.is_standing and found.opened_on <= today - clock.days(YEAR),
        "haves": [{"word": have.label, "have": have.value, "row": kept.get(have)} for have in Have], "kept": len(kept),
        "uses": said[:50], "times": len(said), "in_use": in_use,
        "days": rules.value(IN_USE, found.area_id), "may": request.user.can("room.edit", found.area_id),
        "panels": pages.panels("room.moves", request.user, found),
    }  # fmt: skip
    return render(request, "subjects/room.html", context)
