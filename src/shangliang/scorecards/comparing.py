"""比较 · What the total would be if a gap were closed; the same indicator elsewhere and in earlier assessments."""

from decimal import Decimal
from fractions import Fraction

from shangliang.compute.scorecard import Kind, Line, Total, total

from .models import Assessment, Mark, Round, Side

MOST, FEW = 30, 12


def latest(assessment: Assessment) -> list[Mark]:
    """The review's marks, with what has been asked again in the place of what it was."""
    rows = Mark.objects.filter(round__assessment=assessment, round__side__in=(Side.REVIEW, Side.AFTER))
    found = rows.select_related("indicator__dimension", "round").order_by(
        "indicator__dimension__number", "indicator__number"
    )
    by: dict[int, Mark] = {}
    for row in sorted(found, key=lambda row: row.round.side == Side.AFTER):
        by[row.indicator_id] = row
    return list(by.values())


def short(marks: list[Mark]) -> list[Mark]:
    return [m for m in marks if m.indicator.kind == "score" and m.value is not None and m.indicator.short_of(m.value)]


def what_if(marks: list[Mark], tried: dict[int, Decimal]) -> Total:
    """The total with the values that are tried in the place of those that were found."""
    return total(_line(mark, tried.get(mark.indicator_id, mark.value)) for mark in marks)


def _line(mark: Mark, value) -> Line:
    one = mark.indicator
    return Line(Kind(one.kind), Fraction(one.points), one.earned(value))


def others(person, assessment: Assessment) -> list[Assessment]:
    """Peers and history: who else was held against this framework, of any edition; the newest first."""
    found = Assessment.objects.visible_to(person).filter(framework__key=assessment.framework.key)
    return list(found.exclude(pk=assessment.pk).select_related("place").prefetch_related("rounds")[:FEW])


def beside(person, assessment: Assessment, indicator) -> list[Mark]:
    """The same indicator (by its code) of the same framework: peers over the period, and earlier ones of the place."""
    seen = (
        Assessment.objects.visible_to(person).filter(framework__key=assessment.framework.key).exclude(pk=assessment.pk)
    )
    rounds = Round.objects.filter(assessment__in=seen.values("pk"), side=Side.REVIEW)
    rows = Mark.objects.filter(round__in=rounds, indicator__code=indicator.code)
    return list(
        rows.select_related("round__assessment__place", "indicator").order_by("-round__assessment__opened_on", "pk")[
            :MOST
        ]
    )
