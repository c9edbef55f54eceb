"""别处页上的测评 · On the page of a suggestion: the gap that it is to close, and the assessment that found it."""

from django.db.models import Q
from django.utils.translation import gettext as _

from shangliang.gatherings.owners import Owner
from shangliang.kit import asked, pages, rules
from shangliang.people.can import Role

from .actions import take_slip_back
from .models import Assessment, Gap, Survey
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


@pages.slot("slips.owner")
def owner(_person, book):
    """What a questionnaire's book of slips is for; a slip that has answered can not be taken out of the counts."""
    found = Survey.objects.filter(book=book).select_related("assessment").first()
    if found is None:
        return []
    one = found.assessment
    return [
        Owner(
            noun="assessment", ref=one.ref, area=one.area_id, title=one.title, secrecy=_("纸签自己抽，没有人知道谁抽到哪一张；系统只记总数，不记哪张纸签答了什么。"),
            path=found.get_absolute_url(), back=f"{one.get_absolute_url()}#surveys", used=found.devices.count(), running=found.is_open,
            cancel=lambda key: take_slip_back(found, key),
        )
    ]  # fmt: skip
