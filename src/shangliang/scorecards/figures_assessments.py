"""绩的数字 · What the last assessment of a place came to; how its counties stand in emergency rescue."""

from django.db.models import Exists, OuterRef

from shangliang.kit import figures

from .models import Assessment, Gap, Round, Side
from .models.gaps import closings

EMERGENCY = "emergency_rescue"
COUNTY = 6  # digits of its code


def declare() -> None:
    figures.declare(
        "assessment",
        sentence="本地最近一次对照指标体系的测评：自评分、考核分、列入清单的差距条数、差距办结再问以后的得分",
        unit="分、条",
        keys=("self", "review", "gaps", "after"),
        query=_assessment,
    )
    figures.declare(
        "emergency",
        sentence="各县区最近一次应急救援体系测评：考核分（补短板后再问过的取再问后的分）、差距条数、已办结的条数",
        unit="分、条",
        keys=("counties",),
        query=_emergency,
    )


def _marked(found, period):
    """Those that some side has marked in the period."""
    rounds = Round.objects.filter(
        assessment=OuterRef("pk"), marked_on__gte=period.start, marked_on__lte=period.end
    ).exclude(side=Side.AFTER)
    return found.filter(Exists(rounds)).order_by("opened_on", "pk").prefetch_related("rounds")


def scores(assessment, until) -> dict:
    rows = {row.side: row for row in assessment.rounds.all() if row.marked_on <= until}
    return {side: number(rows[side].score) if side in rows else None for side in Side.values}


def number(score):
    """9.5 stays, 90.00 is 90."""
    return None if score is None else int(score) if score == int(score) else float(score)


def _assessment(area, period) -> dict:
    last = _marked(Assessment.objects.filter(place_id=area), period).last()
    if last is None:
        return {"self": None, "review": None, "gaps": 0, "after": None}
    found = scores(last, period.end)
    gaps = last.gaps.filter(found_on__lte=period.end).count()
    return {"self": found["self"], "review": found["review"], "gaps": gaps, "after": found["after"]}


def _emergency(area, period) -> dict:
    held = _marked(Assessment.objects.within(area).filter(framework__key=EMERGENCY), period)
    last = {row.place_id: row for row in held if len(row.place_id) == COUNTY}
    gaps = list(Gap.objects.filter(assessment__in=last.values(), found_on__lte=period.end))
    closed = closings(gaps)
    counties = {}
    for code, row in sorted(last.items()):
        own = [gap for gap in gaps if gap.assessment_id == row.pk]
        found = scores(row, period.end)
        done = [gap for gap in own if (day := closed[gap.pk][1]) and day <= period.end]
        score = found["review"] if found["after"] is None else found["after"]
        counties[code] = {"score": score, "gaps": len(own), "closed": len(done)}
    return {"counties": counties}
