"""应急设施分布图 · Drawn from coordinates alone: where people live, what stands where, how far a shelter serves. No boundaries."""

import math
from typing import Any

from .. import readiness

WIDE, HIGH, EDGE = 640.0, 420.0, 28.0
DEGREE = 111_195.0  # metres of one degree along a meridian
SMALLEST = 4_000.0  # metres that the drawing spans at least
# What each kind is drawn as, around a point: told apart by shape, not by colour alone.
SHAPES = {
    "command_centre": "M0-9 2.6-2.6 9-2.6 3.8 1.6 5.8 8 0 4-5.8 8-3.8 1.6-9-2.6-2.6-2.6Z",
    "shelter": "M0-8 8-1H5.5V7H-5.5V-1H-8Z",
    "fire_station": "M-6-6H6V6H-6Z",
    "fire_work_station": "M0-8 8 0 0 8-8 0Z",
    "team": "M-2.5-7H2.5V-2.5H7V2.5H2.5V7H-2.5V2.5H-7V-2.5H-2.5Z",
    "stock": "M-7 0-3.5-6H3.5L7 0 3.5 6H-3.5Z",
    "warning_point": "M0-8 8 6H-8Z",
}


class Paper:
    """图纸 · Degrees to points of the drawing: equal metres both ways at the middle latitude."""

    def __init__(self, places: list[tuple[float, float]]) -> None:
        lats, lons = [lat for lat, _lon in places], [lon for _lat, lon in places]
        self.lat, self.lon = (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2
        self.east = DEGREE * math.cos(math.radians(self.lat))
        wide, high = (max(lons) - min(lons)) * self.east, (max(lats) - min(lats)) * DEGREE
        self.metre = min((WIDE - 2 * EDGE) / max(wide, SMALLEST), (HIGH - 2 * EDGE) / max(high, SMALLEST))

    def at(self, lat, lon) -> tuple[float, float]:
        x = WIDE / 2 + (float(lon) - self.lon) * self.east * self.metre
        return round(x, 1), round(HIGH / 2 - (float(lat) - self.lat) * DEGREE * self.metre, 1)


def drawing(county: str, standing, points, detour: float) -> dict[str, Any] | None:
    """None where nothing has coordinates. A radius is drawn as far as it reaches on a straight line."""
    placed = [one for one in standing if one.lat and one.kind in SHAPES]
    if not placed:
        return None
    where = [(float(one.lat), float(one.lon)) for one in placed]
    paper = Paper([*where, *[(float(p.lat), float(p.lon)) for p in points]])
    most = max((p.people for p in points), default=1)
    homes = [
        dict(zip("xy", paper.at(p.lat, p.lon), strict=True), r=_dot(p.people, most), name=p.name, people=p.people)
        for p in points
    ]
    marks, circles = [], []
    for one in placed:
        x, y = paper.at(one.lat, one.lon)
        marks.append(
            {
                "x": x,
                "y": y,
                "kind": one.kind,
                "shape": SHAPES[one.kind],
                "name": one.name,
                "word": one.rules.name,
                "url": one.get_absolute_url(),
            }
        )
        if one.kind == "shelter" and (radius := readiness.radius_of(one, county)):
            circles.append({"x": x, "y": y, "r": round(radius / detour * paper.metre, 1)})
    kinds = {mark["kind"]: mark["word"] for mark in marks}
    legend = [{"kind": kind, "shape": SHAPES[kind], "word": kinds[kind]} for kind in SHAPES if kind in kinds]
    return {
        "wide": int(WIDE),
        "high": int(HIGH),
        "homes": homes,
        "marks": marks,
        "circles": circles,
        "legend": legend,
        "scale": _scale(paper),
    }


def _dot(people: int, most: int) -> float:
    """The area of a dot is as its people."""
    return round(2 + 8 * math.sqrt(people / max(most, 1)), 1)


def _scale(paper: Paper) -> dict[str, Any]:
    """A length that is round and takes up to a quarter of the width."""
    most = WIDE / 4 / paper.metre
    round_ones = [m * 10**e for e in range(2, 6) for m in (1, 2, 5) if m * 10**e <= most]
    metres = round_ones[-1] if round_ones else 100
    return {"length": round(metres * paper.metre, 1), "km": metres / 1000}
