"""各县并排 · The shares of every county of an area at once: as many queries for a province as for one county."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable

from django.db.models import Count, Sum
from django.db.models.functions import Left

from shangliang.kit import clock, rules
from shangliang.people.areas import TOWNSHIP, Area, Level

from .. import readiness
from ..models import EmergencyPlan, Facility, StockItem, Training
from . import limits
from .figures import from_standing

LENGTH = 6  # digits that tell counties apart, undivided cities too


def shares(code: str, day: dt.date, standing: dict[str, list[Facility]]) -> dict[str, tuple[readiness.Covered, dict]]:
    """Per county of `standing` what figures.shares says of it alone. Six queries, and the rules of each county."""
    wanted = [county for county, found in standing.items() if found]
    cover = {one.county: one for one in readiness.by_county(code, day)}
    plans, stock, towns, trained = _plans(wanted, day), _stock(code, day), _towns(code), _trained(code, day)
    told = {}
    for county in wanted:
        own = cover.get(county, readiness.Covered())
        teams = [one for one in standing[county] if one.kind == "team"]
        told[county] = own, from_standing(
            own, standing[county], teams_of=_teams(county, teams), townships=_townships(towns[county], teams),
            plans=plans[county], supplies=stock.get(county, readiness.NONE),
            trained=_up_to(trained.get(county, 0), sum(one.details.get("people", 0) for one in teams)),
        )  # fmt: skip
    return told


def _by_county(rows: Iterable[tuple]) -> Counter:
    """(six digits of a code, number) -> sums per county; those of an undivided city come together."""
    found: Counter = Counter()
    for part, number in rows:
        found[readiness.county_of(part)] += number or 0
    return found


def _plans(counties: list[str], day: dt.date) -> dict[str, readiness.Share]:
    wanted = {county: set(limits.required(county)) for county in counties}
    rows = EmergencyPlan.objects.in_force(day).filter(area__in=counties).values_list("area_id", "subject").distinct()
    kept = Counter(area for area, subject in rows if subject in wanted[area])
    return {county: (kept[county], len(asked)) for county, asked in wanted.items()}


def _stock(code: str, day: dt.date) -> dict[str, readiness.Share]:
    found = StockItem.objects.within(code).filter(quota__gt=0).order_by()
    part = Left("facility__area_id", LENGTH)
    all_, enough = (
        _by_county(rows.values(part=part).annotate(n=Count("pk")).values_list("part", "n"))
        for rows in (found, found.enough(day))
    )
    return {county: (enough[county], many) for county, many in all_.items()}


def _towns(code: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for town in Area.objects.within(code).filter(level=Level.TOWNSHIP).values_list("code", flat=True):
        found[readiness.county_of(town)].add(town)
    return found


def _trained(code: str, day: dt.date) -> Counter:
    since = day - clock.days(readiness.YEAR)
    found = Training.objects.within(code).filter(whom="responders", on__lte=day, on__gt=since).order_by()
    return _by_county(found.values(part=Left("area_id", LENGTH)).annotate(n=Sum("people")).values_list("part", "n"))


def _teams(county: str, teams: list[Facility]) -> readiness.Share:
    planned = rules.value(limits.TEAMS, county)
    return min(sum(one.details.get("sort") == "专业" for one in teams), planned), planned


def _townships(towns: set[str], teams: list[Facility]) -> readiness.Share:
    return len({one.area_id[:TOWNSHIP] for one in teams} & towns), len(towns)


def _up_to(many: int, whole: int) -> readiness.Share:
    return min(many, whole), whole
