"""栏目 · What the desk's navigation offers of trips and investment; what the pages below show of them."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from shangliang.kit import asked, clock, nav, pages
from shangliang.people.can import Role, may

from .actions.asking import body_of
from .actions.helping import may_help
from .models import Finding, FirmVisit, Trip
from .visits import last
from .work import work_of

MOST = 20


def declare() -> None:
    """Called when the app is ready."""
    nav.add(_("外出"), "trips", _("履职"), roles={r for r in Role if may(r, "trip.see")}, order=15)
    nav.add(_("招商"), "investment", _("对象"), roles={r for r in Role if may(r, "investment.see")}, order=45)
    pages.slot("matter.side", order=30)(of_matter)
    pages.slot("gathering.served", order=30)(of_gathering)
    pages.slot("enterprise.main", order=30)(of_firm)
    pages.slot("firm.main", order=20)(for_firm)


def of_matter(person, matter):
    """Of a suggestion: the trip on which it was found. Of a firm's problem: what is done about it."""
    if matter.kind == "suggestion":
        rows = asked.rows(_found, of=matter.pk)
        seen = (
            set(Trip.objects.visible_to(person).filter(pk__in={f.trip_id for f in rows}).values_list("pk", flat=True))
            if rows
            else ()
        )
        return (
            [{"template": "fieldwork/_of_suggestion.html", "rows": [(f, f.trip_id in seen) for f in rows]}]
            if rows
            else None
        )
    if matter.kind == "enterprise":
        return [
            {
                "template": "fieldwork/_of_problem.html",
                "matter": matter,
                "work": work_of(matter),
                "may": may_help(person, matter),
            }
        ]
    return None


def _found(of):
    return Finding.objects.filter(matter=of).select_related("trip", "stop")


def of_gathering(person, gathering):
    """Of a meeting: the observation that was made for it."""
    rows = list(Trip.objects.visible_to(person).filter(gathering=gathering).order_by("starts_on", "pk"))
    return [{"template": "fieldwork/_of_gathering.html", "rows": rows}] if rows else None


def of_firm(person, enterprise):
    """On the firm's page of the desk: visits planned and their outcome; a button to plan one."""
    rows = list(enterprise.planned_visits.select_related("host")[:MOST])
    may_plan = body_of(person, enterprise) is not None
    if not rows and not may_plan:
        return None
    plan = reverse("firm-visit-plan", args=[enterprise.ref]) if may_plan else ""
    today = clock.today()
    marked = [(row, may_plan and row.state == FirmVisit.State.PLANNED and row.day <= today) for row in rows]
    return [{"template": "fieldwork/_of_firm.html", "rows": marked, "plan": plan, "last": last(enterprise)}]


def for_firm(_person, enterprise):
    """On the page that the firm opens by its link: who is coming, and a way to say no."""
    rows = list(enterprise.planned_visits.open().select_related("host").order_by("day")[:MOST])
    return [{"template": "fieldwork/_for_firm.html", "rows": rows}] if rows else None
