"""观自己的数 · What a board shows beside the registered figures: the months, the stages, the units. Counted as those are."""

import datetime as dt
from typing import Any

from django.db import connection
from django.db.models import Count, F, Q, Sum
from django.db.models.functions import Left

from shangliang.bonds.coverage import Span, persons
from shangliang.kit import clock
from shangliang.kit.parts import condition, named_within
from shangliang.kit.periods import Period
from shangliang.kit.workdays import add_months
from shangliang.matters.figures import COUNTS, matter_counts
from shangliang.matters.models import Matter, WorkOrder
from shangliang.matters.models.piles import ORDER_PILES
from shangliang.people import areas
from shangliang.subjects.models import ConsultationRoom, PopulationPoint

from .rollups import part

MONTHS = 12
ZERO = [0] * MONTHS
TREND = {
    "raised": ZERO,
    "closed": ZERO,
    "late": ZERO,
    "good": ZERO,
    "answered": ZERO,
    "opened_before": 0,
    "closed_before": 0,
}
CHAIN = 6


def months(day: dt.date) -> list[dt.date]:
    """The first days of the last twelve months, this one last."""
    first = day.replace(day=1)
    return [add_months(first, -n) for n in range(MONTHS - 1, -1, -1)]


# Which month, by its place among the first days (0: before them all). Each part is counted in an index alone.
TRENDED = """
SELECT left(m.area_id, 6), 'raised', width_bucket(raised_on, %(starts)s::date[]), count(*), 0
  FROM matters_matter m WHERE {where} GROUP BY 1, 3
UNION ALL
SELECT left(m.area_id, 6), 'closed', width_bucket(closed_on, %(starts)s::date[]), count(*), 0
  FROM matters_matter m WHERE closed_on IS NOT NULL AND {where} GROUP BY 1, 3
UNION ALL
SELECT left(m.area_id, 6), 'late', width_bucket((e.on AT TIME ZONE 'Asia/Shanghai')::date, %(starts)s::date[]), count(DISTINCT m.id), 0
  FROM matters_entry e JOIN matters_matter m ON m.id = e.matter_id
 WHERE e.step = 'clock_late' AND e.on >= %(since)s AND {where} GROUP BY 1, 3
UNION ALL
SELECT left(m.area_id, 6), 'answered', width_bucket(c.on, %(starts)s::date[]), count(*), count(*) FILTER (WHERE c.result <> 'bad')
  FROM matters_confirmation c JOIN matters_matter m ON m.id = c.matter_id WHERE c.on >= %(first)s AND {where} GROUP BY 1, 3"""


def _trend(area: str, period: Period, chains) -> dict[str, dict[str, Any]]:
    """Per month: raised, closed, became late (as the clock wrote it), content of how many answers; and what lay before,
    from which the open ones at each month's end follow. Whatever the period: always the last twelve months."""
    starts = months(clock.today())
    where, given = named_within(area, chains, "m.area_id")
    given |= {"starts": starts, "first": starts[0], "since": clock.end_of(starts[0] - clock.days(1))}
    rows: dict[str, dict[str, Any]] = {}
    with connection.cursor() as cursor:
        cursor.execute(TRENDED.format(where=where), given)
        for chain, name, month, n, good in cursor:
            here = rows.setdefault(chain, {key: list(v) if isinstance(v, list) else v for key, v in TREND.items()})
            _put(here, name, month - 1, n, good)
    return rows


BEFORE = {"raised": "opened_before", "closed": "closed_before"}


def _put(here: dict[str, Any], name: str, at: int, n: int, good: int) -> None:
    """Into its month; what came earlier is one number."""
    if at >= 0:
        here[name][at] += n
        if name == "answered":
            here["good"][at] += good
    elif name in BEFORE:
        here[BEFORE[name]] += n


def _stages(area: str, period: Period, chains) -> dict[str, dict[str, Any]]:
    """Of what is open now: how many in each stage, and how many of them late."""
    open_now = Matter.objects.filter(condition(area, chains, "area_id")).open().order_by()
    rows: dict[str, dict[str, Any]] = {}
    for row in open_now.values("stage", chain=Left("area_id", CHAIN)).annotate(**_lights()):
        rows.setdefault(row["chain"], {})[row["stage"]] = [row["n"], row["late"], row["soon"], row["calm"]]
    return rows


def _lights() -> dict[str, Count]:
    """How many; of these late, near their limit, within it: as the list counts them (matters.models.piles.lit)."""
    today, runs = clock.today(), Q(paused_on__isnull=True)
    return {
        "n": Count("pk"),
        "late": Count("pk", filter=runs & Q(due_on__lt=today)),
        "soon": Count("pk", filter=runs & Q(due_on__gte=today, warn_on__lte=today)),
        "calm": Count("pk", filter=runs & Q(due_on__gte=today, warn_on__gt=today)),
    }


def _care(area: str, period: Period, chains) -> dict[str, dict[str, Any]]:
    """Persons under care: how many have a helper, how many were visited (bonds/figures.py counts them with more beside)."""
    found = persons(Span(period.start, period.end)).filter(condition(area, chains, "household__area_id")).order_by()
    counted = {flag: Count("pk", filter=Q(**{flag: True})) for flag in ("paired", "visited")}
    named = {f"with_{flag}": count for flag, count in counted.items()}
    return {
        row["chain"]: {f"{flag}_of": [row[f"with_{flag}"], row["n"]] for flag in counted}
        for row in found.values(chain=Left("household__area_id", CHAIN)).annotate(n=Count("pk"), **named)
    }


def places_in(area: str, digits: int, period: Period) -> dict[str, Any]:
    """Within a county: per place of so many digits what is open by stage, raised and closed in the period."""
    here = Matter.objects.within(area).order_by()
    found: dict[str, Any] = {}
    for row in here.open().values("stage", part=Left("area_id", digits)).annotate(**_lights()):
        found.setdefault(row["part"], {}).setdefault("stages", {})[row["stage"]] = [
            row["n"],
            row["late"],
            row["soon"],
            row["calm"],
        ]
    raised = here.filter(raised_on__gte=period.start, raised_on__lte=period.end)
    closed = Count("pk", filter=Q(stage__in=["closed", "archived"]))
    for row in raised.values(part=Left("area_id", digits)).annotate(n=Count("pk"), closed=closed):
        found.setdefault(row["part"], {}).update(raised=row["n"], closed=row["closed"])
    return found


def units_in(area: str, period: Period) -> dict[str, Any]:
    """Who has open orders on matters of this place: by the stage of the matter; late as the list of orders counts it."""
    orders = WorkOrder.objects.open().filter(matter__in=Matter.objects.within(area).open().order_by()).order_by()
    late = ORDER_PILES["late"].condition()
    rows = orders.values("unit__ref", "unit__name", stage=F("matter__stage"))
    found: dict[str, Any] = {}
    for row in rows.annotate(n=Count("pk"), late=Count("pk", filter=late)):
        unit = found.setdefault(row["unit__ref"], {"name": row["unit__name"], "stages": {}})
        unit["stages"][row["stage"]] = [row["n"], row["late"], 0, 0]
    return found


def where_in(area: str, period: Period) -> dict[str, Any]:
    """Where the parts of the next level lie: the middle of the rooms and of the places where people live, as imported."""
    digits = len(children[0]) if (children := areas.children([area])) else len(area)
    sums: dict[str, list[float]] = {}
    for model in (ConsultationRoom, PopulationPoint):
        here = model.objects.within(area).filter(lat__isnull=False, lon__isnull=False).order_by()
        for row in here.values(part=Left("area_id", digits)).annotate(lat=Sum("lat"), lon=Sum("lon"), n=Count("pk")):
            found = sums.setdefault(row["part"], [0.0, 0.0, 0.0])
            sums[row["part"]] = [a + float(b) for a, b in zip(found, (row["lon"], row["lat"], row["n"]), strict=True)]
    return {part: [lon / n, lat / n] for part, (lon, lat, n) in sums.items()}


def declare() -> None:
    """Called when the app is ready."""
    part("counts", grouped=matter_counts, zero=dict.fromkeys(COUNTS, 0))
    part("care", grouped=_care, zero={"paired_of": [0, 0], "visited_of": [0, 0]})
    part("trend", grouped=_trend, zero=TREND, timeless=True)
    part("stages", grouped=_stages, zero={}, timeless=True)
    part("townships", query=lambda area, period: places_in(area, 9, period))
    part("villages", query=lambda area, period: places_in(area, 12, period))
    part("units", query=units_in, timeless=True)
    part("where", query=where_in, timeless=True)
