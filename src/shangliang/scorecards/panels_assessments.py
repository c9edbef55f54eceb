"""别处页上的测评 · On the page of a suggestion: the gap that it is to close, and the assessment that found it."""

from django.db.models import Q

from shangliang.kit import asked, pages, rules
from shangliang.people.can import Role

from .models import Assessment, Gap
from .rules import PUBLIC, SHOWN_TO

NEWEST = 3


@pages.slot("matter.side", order=50)
def of_matter(person, matter):
    if matter.kind != "suggestion":
        return None
    rows = asked.rows(_gaps, of=matter.pk)
    if not rows:
        return None
    keys = {gap.assessment_id for gap in rows}
    seen = set(Assessment.objects.visible_to(person).filter(pk__in=keys).values_list("pk", flat=True))
    return [{"template": "scorecards/_of_suggestion.html", "rows": [(gap, gap.assessment_id in seen) for gap in rows]}]


def _gaps(of):
    return Gap.objects.filter(matter=of).select_related("assessment", "indicator__dimension").order_by("pk")


def _published(rows) -> list[dict]:
    shown = rows.published().select_related("place", "host").order_by("-published_on", "-pk")[:NEWEST]
    return [{"template": "scorecards/_published.html", "rows": shown}] if shown else []


@pages.slot("area.public", order=40)
def of_area(_person, area) -> list[dict]:
    """Of that very place, where its rule shows them to everybody."""
    if rules.value(SHOWN_TO, area.code) != PUBLIC:
        return []
    return _published(Assessment.objects.filter(place=area.code))


@pages.slot("me.main", order=25)
def of_me(person, _me) -> list[dict]:
    """For a member: of the place of their committee, whether it was assessed or assessed others."""
    places = [post.organisation.area_id for post in person.held_posts if post.role == Role.MEMBER]
    if not places:
        return []
    return _published(Assessment.objects.filter(Q(area__in=places) | Q(place__in=places)))
