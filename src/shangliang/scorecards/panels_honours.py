"""别处页上的荣誉 · On the page of a person and of a body: what they were honoured for."""

from shangliang.kit import pages
from shangliang.people.areas import lineage

from .models import Honour, Nomination


@pages.slot("person.side", order=61)
def of_person(person, other) -> list[dict]:
    return _panel(person, Nomination.objects.filter(person=other))


@pages.slot("organisation.side", order=61)
def of_organisation(person, body) -> list[dict]:
    return _panel(person, Nomination.objects.filter(organisation=body))


def _panel(person, found) -> list[dict]:
    seen = Honour.objects.visible_to(person).order_by().values("pk")
    rows = list(
        found.honoured().filter(honour__in=seen).select_related("honour__body").order_by("-honour__decided_on", "-id")
    )
    return [{"template": "scorecards/_honours_of.html", "rows": rows}] if rows else []


@pages.slot("area.public", order=30)
def of_area(_person, area) -> list[dict]:
    """Notices that run now, of the place itself and of those above it: whoever lives there may object."""
    rows = list(
        Honour.objects.noticed()
        .filter(area__in=lineage(area.code))
        .select_related("body")
        .order_by("notice_until", "pk")
    )
    return [{"template": "scorecards/_area_honours.html", "rows": rows}] if rows else []
