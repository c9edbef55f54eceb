"""测评 · Open an assessment, put in one side's marks, attach evidence. A total is what its marks add up to."""

from decimal import Decimal
from fractions import Fraction

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.compute.scorecard import Kind, Line, total
from shangliang.kit import figures, trail
from shangliang.people.refusal import Refused

from ..access import answers_for, hosts, may_mark
from ..asking import Asker, decimal
from ..models import Assessment, Evidence, Framework, Indicator, Mark, Round, Side
from .frameworks import day_of

CENT = Decimal("0.01")


def log(assessment: Assessment, action: str, *, by, on=None, detail=None) -> None:
    trail.record(by=by, action=f"assessment.{action}", noun="assessment", id=assessment.ref, area=assessment.area_id,
                 on=on and day_of(on), detail=detail)  # fmt: skip


def lock(assessment: Assessment) -> Assessment:
    return Assessment.objects.select_for_update(of=("self",)).get(pk=assessment.pk)


@transaction.atomic
def open_assessment(framework: Framework, *, title, host, place, period, by, on=None, body=None) -> Assessment:
    """开展测评: `host` is a body of the CPPCC, `place` lies in its area, `body` answers for it."""
    if not by.can("assessment.open", host.area_id):
        raise PermissionDenied
    if framework.issued_on is None:
        raise Refused(_("这份指标体系还是草稿，启用以后才能用来测评。"))
    if not place.code.startswith(host.area_id):  # not a search: both codes are at hand
        raise Refused(_("只能测评主办单位所在地区里的地方。"))
    figures.period_of(period, day_of(on))
    made = Assessment.objects.create(
        framework=framework, title=title, area=host.area, host=host, place=place, body=body, period=period,
        opened_on=day_of(on),
    )  # fmt: skip
    log(made, "open", by=by, on=on, detail={"framework": framework.ref, "place": place.code})
    return made


def asker(assessment: Assessment, on=None) -> Asker:
    """Asks the place of the assessment, over its period."""
    return Asker(assessment.place_id, assessment.period, day_of(on), assessment.surveys.all())


def indicators(assessment: Assessment) -> list[Indicator]:
    rows = Indicator.objects.filter(dimension__framework=assessment.framework_id)
    return list(rows.select_related("dimension").order_by("dimension__number", "number", "pk"))


@transaction.atomic
def mark(assessment: Assessment, side: str, typed: dict, *, by, on=None) -> Round:
    """评分: `typed` is {key of the indicator: (value or None, what it rests on)}; where the figures give a value, that counts."""
    if not may_mark(by, assessment, side):
        raise PermissionDenied
    found, ask = lock(assessment), asker(assessment, on)
    row, _new = Round.objects.update_or_create(
        assessment=found, side=side, defaults={"by": by, "marked_on": day_of(on)}
    )
    row.marks.all().delete()
    made = [_mark(row, one, ask, typed.get(one.pk, (None, ""))) for one in indicators(found)]
    Mark.objects.bulk_create(made)
    _add_up(row, made)
    if side == Side.REVIEW:
        add_up_after(found)
    log(found, "mark", by=by, on=on, detail={"side": side, "score": str(row.score)})
    return row


def _mark(row: Round, one: Indicator, ask: Asker, typed: tuple) -> Mark:
    asked = decimal(ask.outcome(one.formula).value) if one.formula else None
    value, note = (asked, "") if asked is not None else typed
    return Mark(round=row, indicator=one, value=value, note=note, points=earned(one, value), asked=asked is not None)


def earned(one: Indicator, value) -> Decimal | None:
    points = decimal(one.earned(value))
    return None if points is None else points.quantize(CENT)


def add_up_after(assessment: Assessment) -> None:
    """补短板后: the review, with what has been asked again in the place of what it was."""
    rows = {row.side: row for row in assessment.rounds.all()}
    if Side.AFTER not in rows or Side.REVIEW not in rows:
        return
    marks = {m.indicator_id: m for side in (Side.REVIEW, Side.AFTER) for m in rows[side].marks.all()}
    _add_up(rows[Side.AFTER], list(marks.values()))


def _exact(points) -> Fraction | None:
    return None if points is None else Fraction(points)


def _add_up(row: Round, marks: list[Mark]) -> None:
    kinds = {one.pk: one for one in indicators(row.assessment)}
    found = total(
        Line(Kind(kinds[m.indicator_id].kind), kinds[m.indicator_id].goal.points, _exact(m.points)) for m in marks
    )
    row.score, row.worth = decimal(found.score), decimal(found.of) or Decimal(0)
    row.missing, row.vetoed = found.missing, found.vetoed
    row.save(update_fields=["score", "worth", "missing", "vetoed"])


@transaction.atomic
def attach(assessment: Assessment, indicator: Indicator, papers, *, by, on=None) -> None:
    """加佐证: by either side; whoever sees the assessment may have them."""
    if not (hosts(by, assessment) or answers_for(by, assessment)):
        raise PermissionDenied
    Evidence.objects.bulk_create(
        [Evidence(assessment=assessment, indicator=indicator, file=file, on=day_of(on)) for file in papers]
    )
    log(assessment, "evidence", by=by, on=on, detail={"indicator": indicator.code, "files": len(papers)})
