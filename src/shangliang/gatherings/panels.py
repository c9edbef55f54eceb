"""聚在别处的样子 · What pages below show of gatherings: a county's drills on its page of readiness, the drill behind a suggestion."""

from django.urls import reverse
from django.utils.translation import gettext as _

from shangliang.kit import clock, pages
from shangliang.kit.paper.sheet import Rows, Section

from . import due
from .models import Drill, DrillFinding

MOST, YEAR = 30, 365


def declare() -> None:
    """Called when the app is ready."""
    pages.slot("readiness.main", order=20)(of_readiness)
    pages.slot("matter.side", order=31)(of_matter)
    pages.slot("room.moves", order=10)(of_room)


def of_readiness(_person, code: str):
    """Held within a year or planned; on paper too."""
    from .views.drills import rows_of

    since = clock.today() - clock.days(YEAR - 1)
    drills = Drill.objects.within(code).standing().select_related("area").order_by("-planned_on", "-pk")
    rows = rows_of(list(drills.filter(planned_on__gte=since)[:MOST]))
    found = DrillFinding.objects.filter(drill__in=drills.order_by().values("pk"))
    told = {
        "rows": rows,
        "findings": found.count(),
        "closed": found.closed().count(),
        "code": code,
        "due": due.said(code),
    }
    return [{"template": "gatherings/drills/_of_readiness.html", "paper": _paper(rows)} | told]


def _paper(rows) -> list:
    lines = tuple(
        (row["found"].title, row["place"], f"{row['found'].held_on or row['found'].planned_on:%Y-%m-%d}", str(row["found"].state),
         f"{row['closed']} / {row['many']}" if row["many"] else "–")
        for row in rows
    )  # fmt: skip
    head = (_("演练名称"), _("在哪里"), _("日期"), _("进展"), _("已闭环 / 问题"))
    return [Section(_("应急演练")), Rows(head, lines, widths=(7, 4, 3, 3, 3))] if lines else []


def of_room(_person, room):
    """When it is taken, and to book it."""
    return [{"label": _("预约和空闲"), "url": reverse("room-bookings", args=[room.ref])}] if room.is_standing else []


def of_matter(person, matter):
    """Of a suggestion: the drill that found it."""
    if matter.kind != "suggestion":
        return None
    rows = list(DrillFinding.objects.filter(matter=matter.pk).select_related("drill"))
    if not rows:
        return None
    seen = set(Drill.objects.visible_to(person).filter(pk__in=[r.drill_id for r in rows]).values_list("pk", flat=True))
    return [{"template": "gatherings/drills/_of_matter.html", "rows": [(row, row.drill_id in seen) for row in rows]}]
