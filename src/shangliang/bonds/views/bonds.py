"""帮联的名单 · Bonds within reach: by kind, place and whether they were kept; visits within reach; both taken away."""

from django.contrib.auth.decorators import login_required
from django.db.models import Exists, OuterRef, Q
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from shangliang.gatherings.models import Visit
from shangliang.kit import clock
from shangliang.kit.finding import menu, sort_menu
from shangliang.kit.paging import page
from shangliang.kit.periods import period_of
from shangliang.people import areas
from shangliang.people.views.finding import allow, may_export, place_menu, taken, within

from ..coverage import LEADERS, Span, planned_in
from ..forms.lists import BOTH, BondFind, VisitFind
from ..kinds import KINDS
from ..models import Bond
from ..nav import roles
from ..rhythm import counted, late, standings


@login_required
@require_safe
def bonds(request):
    """/desk/bonds/?kind=&state=&area=&since=&until=&q=."""
    person, find = request.user, BondFind(request.GET)
    allow(person.has_role(*roles("bond.see")))
    shown = page(asked_for(person, find), order=find.order, cursor=request.GET.get("cursor"))
    context = {
        "page": shown, "rows": _rows(shown.rows), "find": find, "export_url": may_export(person) and reverse("bonds-export"),
        "new": [(slug, kind) for slug, kind in KINDS.items() if slug not in ("pairing", "enterprise")] if person.has_role(*roles("bond.make")) else [],
        "filters": [menu(request, find, "kind", _("种类"), find.fields["kind"].choices, _("全部种类")),
                    menu(request, find, "state", _("状态"), find.fields["state"].choices, _("现有和已结束")),
                    *place_menu(request, find), sort_menu(request, find)],
    }  # fmt: skip
    return render(request, "bonds/bonds.html", context)


def asked_for(person, find):
    found = within(Bond.objects.visible_to(person).whole(), find.value("area"))
    found = find.narrowed(found, since="start__gte", until="start__lte")
    if kind := find.value("kind"):
        found = found.filter(kind__in=LEADERS if kind == BOTH else [kind])
    if state := find.value("state"):
        found = STATES[state](found, find.value("area") or _root(person))
    words = str(find.value("q")).strip()
    if not words:
        return found
    plain = words.lower()
    named = Q(person__name__contains=words) | Q(person__pinyin__contains=plain) | Q(organisation__name__contains=words)
    return found.filter(
        named | Q(enterprise__name__contains=words) | Q(whom__name__contains=words) | Q(whom__pinyin__contains=plain)
    )


def _root(person) -> str:
    return min((p.organisation.area_id for p in person.held_posts), key=len, default="")


def _in_force(found, _area):
    return found.active()


def _kept(period: str, *, kept: bool):
    """In force, and kept (or not) in the period that today lies in."""

    def narrow(found, _area):
        start = period_of(period, clock.today()).start
        done = Q(pk__in=[])
        for slug in KINDS:
            done |= Q(kind=slug) & Exists(counted(slug).filter(on__gte=start))
        return found.active().filter(done if kept else ~done)

    return narrow


def _planned(*, there: bool):
    """In force, and in a plan of this year (or in none)."""

    def narrow(found, _area):
        named = Exists(planned_in(Span.of("year")).filter(bond=OuterRef("pk")))
        return found.active().filter(named if there else ~named)

    return narrow


STATES = {
    "planned": _planned(there=True),
    "unplanned": _planned(there=False),
    "active": _in_force,
    "late": lambda found, area: late(found.active(), area),
    "kept": _kept("year", kept=True),
    "unkept": _kept("year", kept=False),
    "recent": _kept("month", kept=True),
    "stale": _kept("month", kept=False),
    "ended": lambda found, _area: found.lapsed(),
}


def _rows(found) -> list[dict]:
    areas.names({b.area_id for b in found})
    return [
        {"bond": s.bond, "s": s, "active": s.bond.is_active, "place": " ".join(areas.path_names(s.bond.area_id)[-2:])}
        for s in standings(found)
    ]


@login_required
@require_POST
def bonds_export(request):
    """/desk/bonds/export/: of families only the masked name; no telephone."""
    find = BondFind(request.GET)
    found = asked_for(request.user, find).order_by(*find.order)
    columns = [
        (_("种类"), "kind", 14), (_("由谁"), "who", 16), (_("单位"), "body", 30), (_("联系谁"), "whom", 24), (_("所在地"), "place", 24),
        (_("开始"), "start", 12), (_("结束"), "end", 12), (_("原因"), "reason", 30), (_("最近一次"), "last", 12),
    ]  # fmt: skip
    return taken(request, find, columns, _lines(found), title=_("结对包联"), noun="bond")


def _lines(found):
    for row in _rows(list(found)):
        one, last = row["bond"], row["s"].last
        yield {"kind": one.rules.name, "who": one.who, "body": str(one.organisation), "whom": str(one.target), "place": row["place"],
               "start": one.start, "end": one.end, "reason": one.reason, "last": last.on if last else None}  # fmt: skip


@login_required
@require_safe
def visit_log(request):
    """/desk/visits/log/?way=&area=&since=&until=&q=: what was found stays on the page of the bond."""
    person, find = request.user, VisitFind(request.GET)
    allow(person.has_role(*roles("bond.see"), *roles("visit.record")))
    shown = page(visits_asked_for(person, find), order=find.order, cursor=request.GET.get("cursor"))
    context = {
        "page": shown, "rows": _placed(shown.rows), "find": find, "export_url": may_export(person) and reverse("visits-export"),
        "filters": [menu(request, find, "way", _("方式"), find.fields["way"].choices, _("全部方式")),
                    *place_menu(request, find), sort_menu(request, find)],
    }  # fmt: skip
    return render(request, "bonds/log.html", context)


def visits_asked_for(person, find):
    whole = ("visitor", "organisation", "assisted", "enterprise", "whom", "area")
    found = within(Visit.objects.visible_to(person).select_related(*whole).defer("content"), find.value("area"))
    found = find.narrowed(found, way="way", since="on__gte", until="on__lte")
    words = str(find.value("q")).strip()
    return (
        found.filter(
            Q(visitor__name__contains=words) | Q(enterprise__name__contains=words) | Q(whom__name__contains=words)
        )
        if words
        else found
    )


def _placed(found) -> list[dict]:
    areas.names({v.area_id for v in found})
    return [{"visit": v, "place": " ".join(areas.path_names(v.area_id)[-2:])} for v in found]


@login_required
@require_POST
def visits_export(request):
    """/desk/visits/export/: who went where and when; never what was found."""
    find = VisitFind(request.GET)
    found = visits_asked_for(request.user, find).order_by(*find.order)
    columns = [
        (_("日期"), "on", 12), (_("方式"), "way", 12), (_("走访人"), "who", 16), (_("单位"), "body", 30), (_("走访谁"), "whom", 24),
        (_("所在地"), "place", 24), (_("时长（分钟）"), "minutes", 10), (_("接待人数"), "received", 10), (_("讲解的政策法律"), "explained", 40),
    ]  # fmt: skip
    return taken(request, find, columns, _visit_lines(found), title=_("走访记录"), noun="visit")


def _visit_lines(found):
    for row in _placed(list(found)):
        one = row["visit"]
        yield {"on": one.on, "way": one.get_way_display(), "who": str(one.visitor), "body": str(one.organisation or ""), "whom": str(one.target),
               "place": row["place"], "minutes": one.minutes, "received": one.received, "explained": one.explained}  # fmt: skip
