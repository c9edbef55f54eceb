"""应急准备 · What a county has against what it should have, by the rules that hold there; each share as (part, whole).

Coverage is an estimate (compute/coverage.py). A place counts for its own county only, so that a city's shares are the
sums of its counties'. A whole of nothing is no data, never nought.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from django.db.models import Sum

from shangliang.kit import clock, rules
from shangliang.people.areas import COUNTY, TOWNSHIP, UNDIVIDED, Area, Level

from ..models import EmergencyPlan, Facility, PopulationPoint, StockItem, Training
from . import limits

if TYPE_CHECKING:
    from shangliang.compute import coverage

Share = tuple[int, int]
NONE: Share = (0, 0)
YES = "是"
YEAR = 365  # days in which people were trained


@dataclass(frozen=True)
class Term:
    """一类避难场所 · Of one county: how many, how large, who is within reach, for how many of them there is room."""

    word: str
    shelters: int
    size: int
    capacity: int
    people: int
    room: int
    each: float  # what the rule asks for each

    @property
    def name(self) -> str:
        return str(limits.WORDS[limits.TERMS[self.word]])

    @property
    def per_person(self) -> float | None:
        return self.size / self.people if self.people else None


@dataclass
class Covered:
    """设施覆盖 · Of one county."""

    people: int = 0
    near: Share = NONE  # within the radius of a shelter
    fire: Share = NONE  # within the minutes of a fire station
    room: Share = NONE  # effective area enough
    fixed: Share = NONE  # the capacity of fixed shelters
    terms: list[Term] = field(default_factory=list)
    county: str = ""


def county_of(code: str) -> str:
    return code[:4] if code[:4] in UNDIVIDED else code[:COUNTY]


def counties(code: str) -> list[str]:
    """Those of the area; of anything smaller the one it lies in."""
    if len(code) >= COUNTY or code in UNDIVIDED:
        return [county_of(code)]
    found = Area.objects.within(code)
    within = found.filter(level=Level.COUNTY).values_list("code", flat=True)
    undivided = [c for c in UNDIVIDED if c.startswith(code)]
    return sorted({county_of(c) for c in [*within, *undivided]})


def covered(code: str, day: dt.date | None = None) -> Covered:
    """The area as a whole: its counties added up."""
    whole = Covered()
    for one in by_county(code, day):
        whole.people += one.people
        for name in ("near", "fire", "room", "fixed"):
            setattr(whole, name, add(getattr(whole, name), getattr(one, name)))
        whole.terms += one.terms
    return whole


def add(one: Share, other: Share) -> Share:
    return one[0] + other[0], one[1] + other[1]


def by_county(code: str, day: dt.date | None = None) -> Iterable[Covered]:
    """Two queries, however many counties: where people live, and what stands there."""
    points = PopulationPoint.objects.within(code).order_by("area_id").values_list("area_id", "lat", "lon", "people")
    base = code if len(code) < COUNTY else county_of(code)
    sites: dict[str, list[Facility]] = {}
    for one in placed(base, day):
        sites.setdefault(county_of(one.area_id), []).append(one)
    for county, rows in groupby(points, key=lambda row: county_of(row[0])):
        yield _county(county, [row[1:] for row in rows], sites.pop(county, []))


def placed(code: str, day: dt.date | None = None):
    """Shelters and fire stations, with or without coordinates."""
    found = Facility.objects.within(code).standing(day).filter(kind__in=("shelter", "fire_station"))
    return found.order_by("area_id", "pk")


def _county(county: str, points: list, sites: list[Facility]) -> Covered:
    from shangliang.compute import coverage  # NumPy: no page loads it before it is asked

    at, many = [(float(lat), float(lon)) for lat, lon, _n in points], [n for _lat, _lon, n in points]
    detour, people = float(rules.value(limits.DETOUR, county)), sum(many)
    shelters = [one for one in sites if one.kind == "shelter"]
    inside = coverage.within(at, _sites(shelters, county), detour)
    way = coverage.driven(rules.value(limits.MINUTES, county), rules.value(limits.SPEED, county))
    stations = [where for one in sites if one.kind == "fire_station" and (where := spot(one))]
    fire = coverage.within(at, coverage.Sites.of(stations, way), detour)
    terms = [
        _term(word, [s for s in shelters if s.details.get("term") == word], at, many, county) for word in limits.TERMS
    ]
    kept = [term for term in terms if term.shelters]
    fixed = sum(term.capacity for term in kept if term.word in limits.FIXED)
    return Covered(
        people, (coverage.served(many, inside), people), (coverage.served(many, fire), people),
        (sum(t.room for t in kept), sum(t.people for t in kept)), (min(fixed, people), people), kept, county,
    )  # fmt: skip


def _sites(shelters: Iterable[Facility], county: str) -> "coverage.Sites":
    """Each with the radius that stands in its own file, else that of its class; without coordinates it serves nobody."""
    from shangliang.compute import coverage  # NumPy: no page loads it before it is asked

    found = [(where, radius) for s in shelters if (where := spot(s)) and (radius := radius_of(s, county))]
    return coverage.Sites.of([where for where, _r in found], [radius for _w, radius in found])


def spot(one: Facility) -> tuple[float, float] | None:
    """Latitude and longitude, where they are known."""
    return None if one.lat is None or one.lon is None else (float(one.lat), float(one.lon))


def radius_of(shelter: Facility, county: str) -> float | None:
    own = shelter.details.get("radius")
    return float(own) if own else limits.limit("radius", limits.TERMS.get(shelter.details.get("term", ""), ""), county)


def _term(word: str, shelters: list[Facility], at, many, county: str) -> Term:
    from shangliang.compute import coverage  # NumPy: no page loads it before it is asked

    inside = coverage.within(at, _sites(shelters, county), float(rules.value(limits.DETOUR, county)))
    people, size = coverage.served(many, inside), sum(s.details.get("size", 0) for s in shelters)
    each = limits.limit("each", limits.TERMS[word], county) or 0
    capacity = sum(s.details.get("capacity", 0) for s in shelters)
    return Term(word, len(shelters), size, capacity, people, coverage.roomy(people, size, each), each)


# Shares of what is on record, without a map.


def plans(code: str, day: dt.date | None = None) -> Share:
    """Of the plans that each county has to have: in force."""
    on, wanted = day or clock.today(), {county: set(limits.required(county)) for county in counties(code)}
    rows = EmergencyPlan.objects.in_force(on).filter(area__in=wanted).values_list("area_id", "subject")
    kept = {(area, subject) for area, subject in rows if subject in wanted[area]}
    return len(kept), sum(map(len, wanted.values()))


def stocked(code: str, day: dt.date | None = None) -> Share:
    """Of the goods that are to be kept: enough, and not expired."""
    found = StockItem.objects.within(code).filter(quota__gt=0)
    return found.enough(day).count(), found.count()


def reach(stations: Iterable[Facility]) -> Share:
    """Fire stations whose area is known and limited: within the limit of their grade."""
    known = [(s, most) for s in stations if (most := reach_limit(s)) and s.details.get("reach") is not None]
    return sum(s.details["reach"] <= most for s, most in known), len(known)


def reach_limit(station: Facility) -> float | None:
    code = (
        limits.SUBURB
        if station.details.get("suburb") == YES
        else limits.GRADES.get(station.details.get("grade", ""), "")
    )
    return limits.limit("reach", code, county_of(station.area_id))


def crew(stations: Iterable[Facility]) -> Share:
    """Fire stations whose shift is known: as many on duty as their grade asks for."""
    known = [(s, least) for s in stations if (least := crew_limit(s)) and s.details.get("duty") is not None]
    return sum(s.details["duty"] >= least for s, least in known), len(known)


def crew_limit(station: Facility) -> float | None:
    return limits.limit("crew", limits.GRADES.get(station.details.get("grade", ""), ""), county_of(station.area_id))


def teams(code: str, standing) -> Share:
    """Professional teams of those that each county should have; more than that in one does not make up for another."""
    planned = {county: rules.value(limits.TEAMS, county) for county in counties(code)}
    many = dict.fromkeys(planned, 0)
    for team in standing:
        if team.details.get("sort") == "专业" and county_of(team.area_id) in many:
            many[county_of(team.area_id)] += 1
    return sum(min(many[c], planned[c]) for c in planned), sum(planned.values())


def townships(code: str, held: Iterable[str]) -> Share:
    """Of the townships of the area: those among whose places one of `held` lies."""
    all_of = set(Area.objects.within(code).filter(level=Level.TOWNSHIP).values_list("code", flat=True))
    return len({place[:TOWNSHIP] for place in held} & all_of), len(all_of)


def trained(code: str, standing, day: dt.date | None = None) -> Share:
    """Responders trained within a year, of those in the teams; who came twice is counted as twice, up to all of them."""
    on = day or clock.today()
    found = Training.objects.within(code).filter(whom="responders", on__lte=on, on__gt=on - clock.days(YEAR))
    whole = sum(team.details.get("people", 0) for team in standing)
    return min(found.aggregate(n=Sum("people"))["n"] or 0, whole), whole


def warned(points: Iterable[Facility], detail: str) -> Share:
    """Known dangers: watched, or dealt with."""
    known = list(points)
    return sum(point.details.get(detail) == YES for point in known), len(known)
