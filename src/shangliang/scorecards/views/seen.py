"""看得见的测评 · The assessment or framework within reach or a 404; the right to act on it or a 403; its parts by number."""

from django.http import Http404

from shangliang.fieldwork.views.seen import able
from shangliang.people.views.finding import allow, one

from ..access import hosts
from ..actions.assessing import indicators
from ..models import Assessment, Framework, Indicator

__all__ = ["able", "framework_seen", "hosted", "indicator_of", "seen"]


def seen(person, ref: str) -> Assessment:
    rows = Assessment.objects.visible_to(person).select_related("framework", "host", "area", "place", "body")
    return one(rows, ref=ref)


def hosted(person, ref: str) -> Assessment:
    """For its host only."""
    found = seen(person, ref)
    allow(hosts(person, found))
    return found


def indicator_of(assessment: Assessment, pk: int) -> Indicator:
    found = next((row for row in indicators(assessment) if row.pk == pk), None)
    if found is None:
        raise Http404
    return found


def framework_seen(person, ref: str, *, edit: bool = False) -> Framework:
    found = one(Framework.objects.visible_to(person).select_related("area"), ref=ref)
    if edit:
        allow(person.can("framework.edit", found.area_id))
    return found
