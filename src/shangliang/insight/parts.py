"""观自己的数 · What a board shows beside the registered figures: the months, the stages, the units. Counted as those are."""

import datetime as dt
from typing import Any

from django.db.models import Count, F, Q, Sum
from django.db.models.functions import Left, TruncMonth

from shangliang.kit import clock
from shangliang.kit.parts import condition
from shangliang.kit.periods import Period
from shangliang.kit.workdays import add_months
from shangliang.matters.models import Confirmation, Entry, Matter, WorkOrder
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


def _trend(area: str, period: Period, chains) -> dict[str, dict[str, Any]]:
    """Per month: raised, closed, became late (as the clock wrote it), content of how many answers; and what lay before,
    from which the open ones at each month's end follow. Whatever the period: always the last twelve months."""
    starts = months(clock.today())
    rows: dict[str, dict[str, Any]] = {}
    for name, found, field, more in _series(area, chains, starts[0]):
        for row in found.values(chain=Left(_code(name), CHAIN), month=TruncMonth(field)).annotate(
            n=Count("pk"), **more
        ):
            here = rows.setdefault(
                row["chain"], {key: list(v) if isinstance(v, list) else v for key, v in TREND.items()}
            )
            at = _index(starts, row["month"])
            if at is not None:
                here[name][at] += row["n"]
                if name == "answered":
                    here["good"][at] += row["good"]
    for name, field in (("opened_before", "raised_on"), ("closed_before", "closed_on")):
        before = Matter.objects.filter(condition(area, chains, "area_id"), **{f"{field}__lt": starts[0]}).order_by()
        for row in before.values(chain=Left("area_id", CHAIN)).annotate(n=Count("pk")):
            rows.setdefault(row["chain"], {k: list(v) if isinstance(v, list) else v for k, v in TREND.items()})[
                name
            ] = row["n"]
    return rows


def _series(area, chains, since):
    matters = Matter.objects.filter(condition(area, chains, "area_id")).order_by()
    of_matter = condition(area, chains, "matter__area_id")
    began = clock.end_of(since - clock.days(1))
    yield "raised", matters.filter(raised_on__gte=since), "raised_on", {}
    yield "closed", matters.filter(closed_on__gte=since), "closed_on", {}
    yield "late", Entry.objects.filter(of_matter, step="clock_late", on__gte=began).order_by(), "on", {}
    good = {"good": Count("pk", filter=~Q(result="bad"))}
    yield "answered", Confirmation.objects.filter(of_matter, on__gte=since).order_by(), "on", good


def _code(name: str) -> str:
    return "area_id" if name in ("raised", "closed") else "matter__area_id"


def _index(starts: list[dt.date], month) -> int | None:
    day = month.date() if isinstance(month, dt.datetime) else month
    return starts.index(day) if day in starts else None


def _stages(area: str, period: Period, chains) -> dict[str, dict[str, Any]]:
    """Of what is open now: how many in each stage, and how many of them late."""
    open_now = Matter.objects.filter(condition(area, chains, "area_id")).open().order_by()
    rows: dict[str, dict[str, Any]] = {}
    for row in open_now.values("stage", chain=Left("area_id", CHAIN)).annotate(**_lights()):
        rows.setdefault(row["chain"], {})[row["stage"]] = [row["n"], row["late"], row["soon"]]
    return rows


def _lights() -> dict[str, Count]:
    """How many, how many late, how many whose limit is near."""
    today, runs = clock.today(), Q(paused_on__isnull=True)
    return {
        "n": Count("pk"),
        "late": Count("pk", filter=runs & Q(due_on__lt=today)),
        "soon": Count("pk", filter=runs & Q(due_on__gte=today, warn_on__lte=today)),
    }


def places_in(area: str, digits: int, period: Period) -> dict[str, Any]:
    """Within a county: per place of so many digits what is open by stage, raised and closed in the period."""
    here = Matter.objects.within(area).order_by()
    found: dict[str, Any] = {}
    for row in here.open().values("stage", part=Left("area_id", digits)).annotate(**_lights()):
        found.setdefault(row["part"], {}).setdefault("stages", {})[row["stage"]] = [row["n"], row["late"], row["soon"]]
    raised = here.filter(raised_on__gte=period.start, raised_on__lte=period.end)
    closed = Count("pk", filter=Q(stage__in=["closed", "archived"]))
    for row in raised.values(part=Left("area_id", digits)).annotate(n=Count("pk"), closed=closed):
        found.setdefault(row["part"], {}).update(raised=row["n"], closed=row["closed"])
    return found


def units_in(area: str, period: Period) -> dict[str, Any]:
    """Who has open orders on matters of this place: by the stage of the matter; late by the order's own limit."""
    today = clock.today()
    orders = WorkOrder.objects.open().filter(matter__in=Matter.objects.within(area).open().order_by()).order_by()
    late = Q(due_on__lt=today) & Q(matter__paused_on__isnull=True)
    rows = orders.values("unit__ref", "unit__name", stage=F("matter__stage"))
    found: dict[str, Any] = {}
    for row in rows.annotate(n=Count("pk"), late=Count("pk", filter=late)):
        unit = found.setdefault(row["unit__ref"], {"name": row["unit__name"], "stages": {}})
        unit["stages"][row["stage"]] = [row["n"], row["late"], 0]
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
    part("trend", grouped=_trend, zero=TREND)
    part("stages", grouped=_stages, zero={})
    part("townships", query=lambda area, period: places_in(area, 9, period))
    part("villages", query=lambda area, period: places_in(area, 12, period))
    part("units", query=units_in)
    part("where", query=where_in)
