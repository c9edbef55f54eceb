"""看得见的外出 · The trip within reach or a 404; the ability to act on it or a 403; its parts by number."""

from django.http import Http404

from shangliang.people.views.finding import allow, one

from ..models import Trip


def able(person, ability: str) -> list[str]:
    """The areas of the posts with which the person may do this; empty: nowhere."""
    return sorted({p.organisation.area_id for p in person.held_posts if p.allows(ability, p.organisation.area_id)})


def seen(person, ref: str, ability: str = "") -> Trip:
    found = one(Trip.objects.visible_to(person).select_related("host", "area", "gathering", "forum"), ref=ref)
    allow(able(person, "trip.see"))
    if ability:
        allow(person.can(ability, found.area_id))
    return found


def part(rows, pk: int):
    """One of the rows of a trip by its key."""
    found = rows.filter(pk=pk).first() if pk < 2**63 else None
    if found is None:
        raise Http404
    return found
