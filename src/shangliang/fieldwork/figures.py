"""外出的数字 · What trips and investment count: trips, their days and stops; companies met, visits received, what was signed."""

from django.db.models import Count, Q, Sum

from shangliang.kit import figures
from shangliang.people.areas import after

from .models import Finding, Lead, Met, PlanFigure, Stop, Trip


def declare() -> None:
    figures.declare(
        "fieldwork",
        sentence="辖区内主办、已经出发的外出：次数、天数、站点数；发现的好做法、问题、建议，转为意见建议的条数；有报告的、回头看过的",
        unit="次、天、站、条",
        keys=("trips", "days", "stops", "by_kind", "findings", "suggestions", "reported", "looked_back"),
        query=_fieldwork,
    )
    figures.declare(
        "investment",
        sentence="招商：批次、会见企业、线索（其中委员提供）、来访考察、签约项目和金额、开工、到位资金、投产；年度计划项目和金额",
        unit="批、家、条、元",
        keys=(
            "batches", "companies_met", "leads", "leads_from_members", "visits_received", "signed", "amount_yuan",
            "started", "funds_yuan", "in_production", "planned", "planned_yuan",
        ),
        query=_investment,
    )  # fmt: skip


def trips_of(area, period):
    """Those that have set out in the period."""
    found = Trip.objects.within(area).standing()
    return found.filter(starts_on__gte=period.start, starts_on__lte=period.end)


def _fieldwork(area, period) -> dict:
    trips = trips_of(area, period)
    found = Finding.objects.filter(trip__in=trips, found_on__lte=period.end)
    kinds = trips.order_by("kind").values_list("kind").annotate(n=Count("id"))
    counts = trips.aggregate(
        trips=Count("id"),
        reported=Count("id", filter=Q(reported_on__lte=period.end)),
        looked_back=Count("id", filter=Q(looked_back_on__lte=period.end)),
    )
    return counts | {
        "days": sum(trip.days for trip in trips.only("starts_on", "ends_on")),
        "stops": Stop.objects.filter(trip__in=trips).count(),
        "by_kind": dict(kinds),
        "findings": found.count(),
        "suggestions": found.filter(matter__isnull=False).values("matter").distinct().count(),
    }


def _investment(area, period) -> dict:
    batches = trips_of(area, period).filter(kind="investment")
    leads = Lead.objects.within(area)
    opened = leads.filter(opened_on__gte=period.start, opened_on__lte=period.end)
    marked = {
        mark: leads.filter(**_between(mark, period)) for mark in ("visit_on", "signed_on", "started_on", "funds_on")
    }
    plan = planned(area, period)
    return {
        "batches": batches.count(),
        "companies_met": Met.objects.filter(trip__in=batches, met_on__lte=period.end).values("name").distinct().count(),
        "leads": opened.count(),
        "leads_from_members": opened.filter(brought_by__isnull=False).count(),
        "visits_received": marked["visit_on"].count(),
        "signed": marked["signed_on"].count(),
        "amount_yuan": marked["signed_on"].aggregate(n=Sum("signed_yuan"))["n"] or 0,
        "started": marked["started_on"].count(),
        "funds_yuan": marked["funds_on"].aggregate(n=Sum("funds_yuan"))["n"] or 0,
        "in_production": leads.filter(**_between("production_on", period)).count(),
        "planned": plan["projects"] or 0,
        "planned_yuan": plan["yuan"] or 0,
    }


def _between(mark: str, period) -> dict:
    return {f"{mark}__gte": period.start, f"{mark}__lte": period.end}


def planned(area, period) -> dict:
    """The plan of the area itself for the years of the period; where it has none of its own, the sum of those below."""
    years = {"year__gte": period.start.year, "year__lte": period.end.year}
    own = PlanFigure.objects.filter(area_id=area, **years)
    rows = own if own.exists() else PlanFigure.objects.filter(area_id__gt=area, area_id__lt=after(area), **years)
    return rows.aggregate(projects=Sum("projects"), yuan=Sum("yuan"))
