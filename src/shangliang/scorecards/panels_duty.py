"""别处页上的积分 · On one's own page and on a person's: the newest published points, and the way to them."""

from django.urls import reverse

from shangliang.kit import pages

from .models import DutyScore


@pages.slot("me.main", order=20)
def of_me(person, _me) -> list[dict]:
    """For who is, or was, a member: the newest published points; else only the way to the page."""
    if not person.memberships.exists():
        return []
    return [{"template": "scorecards/_my_duty.html", "score": _newest(person, person), "url": reverse("duty-mine")}]


@pages.slot("person.side", order=60)
def of_person(person, other) -> list[dict]:
    found = _newest(person, other)
    return [{"template": "scorecards/_my_duty.html", "score": found, "url": found.url}] if found else []


def _newest(person, other) -> DutyScore | None:
    seen = DutyScore.objects.visible_to(person).filter(person=other, table__published_on__isnull=False)
    found = seen.select_related("table__area", "person").order_by("-table__year", "-table__number")
    return found.defer("lines").first()
