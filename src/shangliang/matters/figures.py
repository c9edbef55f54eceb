"""事项的数字 · What matters count: raised, open, late, closed and how, satisfied; enterprise problems apart."""

from django.db import connection
from django.db.models import Count

from shangliang.kit import clock, figures, parts
from shangliang.subjects.models import Enterprise

from .lifecycle import OPEN, Stage
from .models import Confirmation, Matter

FEW = 5  # k: a rating is one person's; what fewer than this many think is not said as a share (design.md)


def declare() -> None:
    figures.declare(
        "matters",
        sentence="辖区内提出的事项：提出、办理中、逾期、办结,以及按办结方式分别计数",
        unit="件",
        keys=(
            "raised",
            "open",
            "overdue",
            "closed",
            "settled",
            "unconfirmed",
            "declined",
            "redirected",
            "on_behalf",
            "by_channel",
            "released",
            "consulting",
            "handling",
        ),
        grouped=_matters,
        zero=dict.fromkeys(COUNTS, 0) | {"on_behalf": 0, "by_channel": {}},
    )
    figures.declare(
        "satisfaction",
        sentence="提出人确认时对结果满意或基本满意的份额；本人确认的和由工作人员凭见证代为登记的分别计数；不足五次的不显示份额",
        unit="比例、次",
        keys=("satisfied", "satisfied_of", "answered_by_raiser", "answered_by_witness"),
        grouped=_satisfaction,
        zero={"satisfied": None, "satisfied_of": [0, 0], "answered_by_raiser": 0, "answered_by_witness": 0},
        said=_of_enough,
    )
    figures.declare(
        "enterprise_contact",
        sentence="包联企业数、登记问题数、已解决问题的企业数和已办结问题数",
        unit="家、件",
        keys=("enterprises", "problems", "enterprises_resolved", "problems_closed", "by_class"),
        query=_enterprises,
    )


# What is counted of each matter raised in the period; `late` is the day by which a limit has to lie behind.
COUNTS = {
    "raised": "true",
    "open": "stage = ANY(%(open)s)",
    "overdue": "closed_on IS NULL AND due_on < %(late)s AND paused_on IS NULL",
    "closed": "stage IN ('closed', 'archived')",
    "settled": "outcome = 'settled'",
    "unconfirmed": "outcome = 'unconfirmed'",
    "declined": "stage = 'declined'",
    "redirected": "stage = 'redirected'",
    "released": "released_on IS NOT NULL",
    "consulting": "stage IN ('approved', 'consulting')",
    "handling": "stage IN ('assigned', 'handling')",
}
COUNTED = ", ".join(f"count(*) FILTER (WHERE {said}) AS {name}" for name, said in COUNTS.items())


def _raised(area, period, chains) -> tuple[str, dict]:
    """The condition and its parameters: raised there in the period."""
    where, named = parts.named_within(area, chains, "m.area_id")
    return f"m.raised_on BETWEEN %(first)s AND %(last)s AND {where}", named | {
        "first": period.start,
        "last": period.end,
    }


def matter_counts(area, period, chains) -> dict[str, dict]:
    """COUNTS alone, per chain: what a board shows."""
    where, given = _raised(area, period, chains)
    given |= {"open": [s.value for s in OPEN], "late": min(period.end, clock.today())}
    return {row.pop("chain"): row for row in _asked(NUMBERS.format(counted=COUNTED, where=where), given)}


def _matters(area, period, chains) -> dict[str, dict]:
    where, given = _raised(area, period, chains)
    counted = matter_counts(area, period, chains)
    rows: dict[str, dict] = {chain: row | {"on_behalf": 0, "by_channel": {}} for chain, row in counted.items()}
    for voice in _asked(VOICES.format(where=where), given):
        rows[voice["chain"]]["by_channel"][voice["channel"]] = voice["n"]
    for helped in _asked(HELPED.format(where=where), given):
        rows[helped["chain"]]["on_behalf"] = helped["n"]
    return rows


NUMBERS = "SELECT left(m.area_id, 6) AS chain, {counted} FROM matters_matter m WHERE {where} GROUP BY 1"
VOICES = """SELECT left(m.area_id, 6) AS chain, r.channel, count(*) AS n
              FROM matters_raiser r JOIN matters_matter m ON m.id = r.matter_id WHERE {where} GROUP BY 1, 2 ORDER BY 1, 2"""
HELPED = """SELECT left(m.area_id, 6) AS chain, count(DISTINCT m.id) AS n
              FROM matters_raiser r JOIN matters_matter m ON m.id = r.matter_id
             WHERE r.typed_by_id IS NOT NULL AND {where} GROUP BY 1"""
ANSWERED = """SELECT left(m.area_id, 6) AS chain, count(*) AS n, count(*) FILTER (WHERE c.result <> 'bad') AS good,
                     count(*) FILTER (WHERE c.way = ANY(%(spoken)s)) AS spoken
                FROM matters_confirmation c JOIN matters_matter m ON m.id = c.matter_id WHERE {where} GROUP BY 1"""


def _satisfaction(area, period, chains) -> dict[str, dict]:
    where, given = _raised(area, period, chains)
    rows = _asked(ANSWERED.format(where=where), given | {"spoken": [way.value for way in Confirmation.SPOKEN]})
    return {
        row["chain"]: {
            "satisfied_of": [row["good"], row["n"]],
            "answered_by_raiser": row["n"] - row["spoken"],
            "answered_by_witness": row["spoken"],
        }
        for row in rows
    }


def _of_enough(row: dict) -> dict:
    """A share of fewer than five is not said."""
    return row if row["satisfied_of"][1] >= FEW else row | {"satisfied": None, "satisfied_of": [0, 0]}


def _asked(sql: str, given: dict) -> list[dict]:
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        names = [column.name for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _enterprises(area, period) -> dict:
    problems = Matter.objects.filter(
        kind="enterprise", enterprise__in=Enterprise.objects.within(area).contacted(), raised_on__lte=period.end
    )
    done = problems.filter(stage__in=[Stage.CLOSED, Stage.ARCHIVED], closed_on__lte=period.end)
    return {
        "enterprises": Enterprise.objects.within(area).contacted().filter(contact_from__lte=period.end).count(),
        "problems": problems.count(),
        "enterprises_resolved": done.values("enterprise").distinct().count(),
        "problems_closed": done.count(),
        "by_class": dict(problems.order_by("topic_class").values_list("topic_class").annotate(n=Count("id"))),
    }
