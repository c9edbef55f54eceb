"""别处页上的测评 · On the page of a suggestion: the gap that it is to close, and the assessment that found it."""

from shangliang.kit import asked, pages

from .models import Assessment, Gap


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
