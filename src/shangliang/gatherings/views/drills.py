"""演练的页面 · The drills of one's reach; one with what it found, and how far each finding has come."""

from django.contrib.auth.decorators import login_required
from django.db.models import Count, Q
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from shangliang.kit import clock
from shangliang.kit.finding import menu, sort_menu
from shangliang.kit.paging import page
from shangliang.matters.models import Matter
from shangliang.people import areas
from shangliang.people.views.finding import allow, may_export, one, taken, within
from shangliang.subjects.models.located import ranges
from shangliang.subjects.views.places import place_filter

from ..forms.drills import DrillFind
from ..models import Drill, DrillFinding


@login_required
@require_safe
def drills(request):
    """/desk/drills/?state=&sort_of=&area=&since=&until=&q=&cursor=."""
    person, find = request.user, DrillFind(request.GET)
    allow(ranges(person, "facility.see"))
    shown = page(asked_for(person, find), order=find.order, cursor=request.GET.get("cursor"))
    context = {
        "page": shown, "rows": rows_of(shown.rows), "find": find, "may_plan": bool(ranges(person, "facility.edit")),
        "export_url": may_export(person) and reverse("drills-export"),
        "filters": [menu(request, find, "state", _("进展"), find.fields["state"].choices, _("全部进展")),
                    menu(request, find, "sort_of", _("演练形式"), Drill.Sort.choices, _("全部形式")),
                    *place_filter(request, find, "facility.see"), sort_menu(request, find)],
    }  # fmt: skip
    return render(request, "gatherings/drills/list.html", context)


def asked_for(person, find):
    found = within(Drill.objects.visible_to(person).select_related("area"), find.value("area"))
    found = find.narrowed(found, sort_of="sort", since="planned_on__gte", until="planned_on__lte", q="title__contains")
    if state := find.value("state"):
        found = found.filter(standing(state))
    return found


def standing(state: str) -> Q:
    """The same words as Drill.state; open: held, and something it found is not closed."""
    waits, today = Q(called_off="", held_on__isnull=True), clock.today()
    unclosed = DrillFinding.objects.exclude(pk__in=DrillFinding.objects.closed().values("pk"))
    return {
        "off": ~Q(called_off=""),
        "coming": waits & Q(planned_on__gte=today),
        "late": waits & Q(planned_on__lt=today),
        "held": Q(held_on__isnull=False),
        "open": Q(pk__in=unclosed.order_by().values("drill_id")),
    }[state]


def rows_of(found) -> list[dict]:
    """With how much each has found, and how much of that is closed: two queries, however many rows."""
    keys = [drill.pk for drill in found]
    many, closed = counted(DrillFinding.objects.all(), keys), counted(DrillFinding.objects.closed(), keys)
    areas.names({drill.area_id for drill in found})
    return [
        {"found": d, "place": " ".join(areas.path_names(d.area_id)[-2:]), "many": many.get(d.pk, 0), "closed": closed.get(d.pk, 0)}
        for d in found
    ]  # fmt: skip


def counted(findings, keys) -> dict[int, int]:
    rows = findings.filter(drill__in=keys).order_by().values("drill").annotate(n=Count("pk"))
    return dict(rows.values_list("drill", "n"))


@login_required
@require_POST
def export(request):
    """/desk/drills/export/."""
    allow(ranges(request.user, "facility.see"))
    find = DrillFind(request.GET)
    found = list(asked_for(request.user, find).order_by(*find.order))
    columns = [
        (_("演练名称"), "title", 36), (_("演练形式"), "sort", 12), (_("在哪里"), "place", 22), (_("组织单位"), "organiser", 26),
        (_("计划日期"), "planned", 12), (_("演练日期"), "held", 12), (_("参加人数"), "people", 10), (_("问题"), "many", 8),
        (_("已闭环"), "closed", 8), (_("进展"), "state", 14),
    ]  # fmt: skip
    return taken(request, find, columns, _lines(found), title=_("演练台账"), noun="drill")


def _lines(found):
    for row in rows_of(found):
        d = row["found"]
        yield {"title": d.title, "sort": d.get_sort_display(), "place": row["place"], "organiser": d.organiser, "planned": d.planned_on,
               "held": d.held_on, "people": d.people, "many": row["many"], "closed": row["closed"], "state": str(d.state)}  # fmt: skip


def find_drill(person, ref, ability="") -> Drill:
    """Within reach, else a 404; seen but not to be changed is a 403."""
    allow(ranges(person, "facility.see"))
    found = one(Drill.objects.visible_to(person).select_related("area", "plan"), ref=ref)
    allow(not ability or person.can(ability, found.area_id))
    return found


@login_required
@require_safe
def drill(request, ref):
    """/desk/drills/<ref>/."""
    found = find_drill(request.user, ref)
    context = {
        "found": found, "place": " ".join(areas.path_names(found.area_id)[-3:]), "findings": findings(request.user, found),
        "steps": steps(found), "may": request.user.can("facility.edit", found.area_id) and not found.called_off,
        "may_suggest": request.user.can("suggestion.raise", found.area_id),
    }  # fmt: skip
    context["closed"] = sum(one["closed"] for one in context["findings"])
    return render(request, "gatherings/drills/drill.html", context)


def findings(person, found) -> list[dict]:
    """Each with its suggestion and the rectifications that grew out of it; a link only to what the person may open."""
    rows = list(found.findings.select_related("matter"))
    closed = set(found.findings.closed().values_list("pk", flat=True))
    keys = [row.matter_id for row in rows if row.matter_id]
    grown = Matter.objects.filter(source__in=keys, kind="rectification").order_by("pk") if keys else []
    springs: dict[int | None, list[Matter]] = {}
    for one_ in grown:
        springs.setdefault(one_.source_id, []).append(one_)
    asked = [*keys, *(m.pk for found_ in springs.values() for m in found_)]
    seen = set(Matter.objects.visible_to(person).filter(pk__in=asked).values_list("pk", flat=True)) if asked else set()
    return [
        {"row": row, "closed": row.pk in closed,
         "matters": [{"matter": m, "seen": m.pk in seen} for m in ([row.matter, *springs.get(row.matter_id, [])] if row.matter_id else [])]}
        for row in rows
    ]  # fmt: skip


def steps(found) -> list[dict]:
    """What is done and what comes next."""
    many, closed = found.findings.count(), found.findings.closed().count()
    marks = [(_("计划"), found.planned_on, True), (_("演练"), found.held_on, bool(found.held_on)),
             (_("发现问题"), None, many > 0), (_("闭环"), None, many > 0 and many == closed)]  # fmt: skip
    nodes, waiting = [], not found.called_off
    for word, day, done in marks:
        nodes.append({"label": word, "state": "past" if done else "now" if waiting else "", "on": day or None})
        waiting = waiting and done
    return nodes
