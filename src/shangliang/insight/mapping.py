"""地图 · Drawn by the server as SVG: the uploaded outline, else dots by coordinates, else one tile for each place.

No boundary is shipped. Longitude and latitude become a plane by the cosine of the middle latitude: good for one county or
one province, and said to be a sketch.
"""

import math
from typing import Any

from shangliang.people.models import AreaOutline

WIDTH, MOST_HEIGHT, EDGE = 640.0, 520.0, 12.0
SHADES = 5
SMALL, LARGE = 5.0, 22.0  # of a dot


def picture(found, places) -> dict[str, Any]:
    """`kind`: outline, dots or tiles; what is drawn, each with name, number open, shade and the page it opens."""
    rows = [row for row in places if row["url"]]
    most = max((_open(row) for row in rows), default=0)
    drawn = [_told(row, most) for row in rows]
    outline = AreaOutline.objects.filter(area_id=found.code).first()
    if outline is not None:
        return _outline(outline, drawn, found.code)
    where = found.kept.parts["where"]
    dots = [row | {"at": where[row["code"]]} for row in drawn if row["code"] in where]
    if len(dots) >= max(2, len(drawn) // 2):
        return _dots(dots, most, len(drawn) - len(dots))
    return {"kind": "tiles", "rows": drawn, "missing": 0, "approval": ""}


def _open(row) -> int:
    return sum(three[0] for three in row["stages"].values())


def _told(row, most) -> dict[str, Any]:
    n = _open(row)
    late = sum(three[1] for three in row["stages"].values())
    return {
        "name": row["name"],
        "code": row["code"],
        "url": row["url"],
        "n": n,
        "late": late,
        "shade": -(-n * SHADES // most) if most else 0,
    }


def _plane(points) -> tuple[Any, float, float]:
    """A function of (lon, lat) to (x, y), and the size of the drawing."""
    lons, lats = [p[0] for p in points], [p[1] for p in points]
    narrow = math.cos(math.radians((min(lats) + max(lats)) / 2))
    wide, high = max((max(lons) - min(lons)) * narrow, 1e-6), max(max(lats) - min(lats), 1e-6)
    scale = min((WIDTH - 2 * EDGE) / wide, (MOST_HEIGHT - 2 * EDGE) / high)

    def place(point) -> tuple[float, float]:
        x = EDGE + (point[0] - min(lons)) * narrow * scale
        return round(x, 1), round(EDGE + (max(lats) - point[1]) * scale, 1)

    return place, round(wide * scale + 2 * EDGE, 1), round(high * scale + 2 * EDGE, 1)


def _outline(outline, drawn, code) -> dict[str, Any]:
    points = [point for rings in outline.shapes.values() for ring in rings for point in ring]
    place, width, height = _plane(points)
    known = {row["code"]: row for row in drawn}
    shapes = [
        {"d": _path(rings, place), **known.get(part, {"name": "", "n": 0, "late": 0, "shade": 0, "url": ""})}
        for part, rings in sorted(outline.shapes.items())
    ]
    missing = sum(row["code"] not in outline.shapes for row in drawn) if set(outline.shapes) != {code} else 0
    return {
        "kind": "outline",
        "shapes": shapes,
        "width": width,
        "height": height,
        "missing": missing,
        "approval": outline.approval,
    }


def _path(rings, place) -> str:
    return " ".join("M" + "L".join(f"{x} {y}" for x, y in map(place, ring)) + "Z" for ring in rings)


def _dots(dots, most, missing) -> dict[str, Any]:
    place, width, height = _plane([row["at"] for row in dots])
    for row in dots:
        row["x"], row["y"] = place(row["at"])
        row["r"] = round(SMALL + (LARGE - SMALL) * math.sqrt(row["n"] / most), 1) if most else SMALL
    return {"kind": "dots", "dots": dots, "width": width, "height": height, "missing": missing, "approval": ""}
