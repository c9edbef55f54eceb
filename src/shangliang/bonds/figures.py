"""帮联的数字 · Pairing, leaders' talks and posting, declared for pages, bulletins, the command line.

`households` and `persons` are those under care, `helpers` those with a pairing in force; aid and visits count over the
period, everything else on its last day. A helper's rank is that of the day on which the pair was made.
"""

from django.db.models import Count, Q, Sum

from shangliang.kit import figures
from shangliang.matters.lifecycle import Stage
from shangliang.matters.models import Matter
from shangliang.matters.models.matter import Outcome

from .coverage import LEADERS, Span, bonds, persons, talks, within
from .models import Aid, Bond
from .models.roll import SECTION_LEVEL

FLAGS = ("paired", "visited", "aided")
SOLVED = (Outcome.CONFIRMED, Outcome.SETTLED)


def declare() -> None:
    """Called when the app is ready."""
    figures.declare(
        "pairing",
        sentence="结对帮扶：帮扶干部、户数、人数，结对、走访、帮扶的覆盖，解决的家庭困难，物资和现金折价，科级干部人数",
        unit="人、户、件、元、比例",
        keys=(
            "helpers", "households", "persons", "paired", "paired_of", "visited", "visited_of", "aided", "aided_of",
            "problems_solved", "aid_yuan", "section_level_helpers",
        ),
        query=_pairing,
    )  # fmt: skip
    figures.declare(
        "talks",
        sentence="谈心走访：有联系领导的委员、列入计划的，计划的次数、已见面的和过了时间没有见面的",
        unit="人、次、比例",
        keys=("bonds", "planned_bonds_of", "planned", "met", "met_of", "late"),
        query=_talks,
    )
    figures.declare(
        "posting",
        sentence="委员下沉：派驻的委员人数、有委员派驻的村和社区数",
        unit="人、个",
        keys=("members", "communities"),
        query=_posting,
    )


def _pairing(area, period) -> dict:
    span = Span(period.start, period.end)
    counted = {f"with_{flag}": Count("pk", filter=Q(**{flag: True})) for flag in FLAGS}
    row = within(persons(span), area).aggregate(
        households=Count("household", distinct=True), persons=Count("pk"), **counted
    )
    helpers = Bond.objects.active(period.end).filter(kind="pairing").within(area)
    aid = Aid.objects.filter(bond__kind="pairing", on__gte=period.start, on__lte=period.end)
    ratios = {}
    for flag in FLAGS:
        reached = row[f"with_{flag}"]
        ratios |= {flag: _ratio(reached, row["persons"]), f"{flag}_of": [reached, row["persons"]]}
    return ratios | {
        "helpers": helpers.values("person").distinct().count(),
        "section_level_helpers": helpers.filter(rank__in=SECTION_LEVEL).values("person").distinct().count(),
        "households": row["households"],
        "persons": row["persons"],
        "problems_solved": _solved(area, period),
        "aid_yuan": float(within(aid, area, "bond__area_id").aggregate(sum=Sum("yuan"))["sum"] or 0),
    }


def _solved(area, period) -> int:
    """Household difficulties closed because they were solved, not because nobody answered."""
    closed = Matter.objects.within(area).filter(kind="household", stage__in=[Stage.CLOSED, Stage.ARCHIVED])
    return closed.filter(outcome__in=SOLVED, closed_on__gte=period.start, closed_on__lte=period.end).count()


def _talks(area, period) -> dict:
    span = Span(period.start, period.end)
    counted = {f"with_{flag}": Count("pk", filter=Q(**{flag: True})) for flag in ("met", "late")}
    row = within(talks(span), area).aggregate(planned=Count("pk"), **counted)
    led = within(bonds(LEADERS, span), area).aggregate(all=Count("pk"), in_plan=Count("pk", filter=Q(planned=True)))
    met, planned = row["with_met"], row["planned"]
    return {
        "bonds": led["all"],
        "planned_bonds_of": [led["in_plan"], led["all"]],
        "planned": planned,
        "met": _ratio(met, planned),
        "met_of": [met, planned],
        "late": row["with_late"],
    }


def _posting(area, period) -> dict:
    posted = Bond.objects.active(period.end).filter(kind="posting").within(area)
    return posted.aggregate(members=Count("person", distinct=True), communities=Count("area", distinct=True))


def _ratio(part: int, whole: int) -> float | None:
    return part / whole if whole else None
