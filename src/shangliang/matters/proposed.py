"""建议的交办 · From the points of an agreement to the work orders that they propose: what the form begins with. Pure.

One order for each unit that is named, with all the points it is named in. A point that names several units makes the
first the lead and the others co-units; points of one unit each are handled separately. Whoever assigns may change it all.
"""

import re
from dataclasses import dataclass, field
from datetime import date

from django.utils import translation

from .agreement import Agreement, Point

APART = re.compile(r"[、，,；;/\s]+|会同|牵头|配合|和(?=.{2})")


@dataclass
class Proposed:
    """建议的一张交办单 · `name` as the agreement has it; `unit` the key of the organisation meant, if it is clear which."""

    name: str
    unit: int | None
    part: str = ""
    places: list[int] = field(default_factory=list)  # of the points it carries out, from 1
    due: date | None = None
    task: str = ""


def proposed(agreement: Agreement, units: dict[int, str]) -> list[Proposed]:
    """`units`: who may be asked, by key."""
    found: dict[object, Proposed] = {}
    together = False
    for place, point in enumerate(agreement.points, 1):
        named = names(point.unit, units)
        together = together or len(named) > 1
        for name in named or [""]:
            key = meant(name, units)
            row = found.setdefault(key or name, Proposed(name, key))
            row.places.append(place)
    rows = sorted(found.values(), key=lambda row: not row.name)  # what nobody is named for comes last
    together = together or sum(bool(row.name) for row in rows) < 2
    for n, row in enumerate(rows):
        points = [(place, agreement.points[place - 1]) for place in row.places]
        row.part = ("co" if n else "lead") if together else "separate"
        row.due = max((date.fromisoformat(p.due) for _n, p in points if p.due), default=None)
        row.task = "\n".join(told(place, point) for place, point in points)
    return rows


def names(said: str, units: dict[int, str]) -> list[str]:
    """水务局、教育局 -> both; a name that is one unit's whole name is not taken apart."""
    whole = said.strip()
    if not whole or whole in units.values():
        return [whole] if whole else []
    return list(dict.fromkeys(part for part in APART.split(whole) if part and len(part) > 1))


def meant(name: str, units: dict[int, str]) -> int | None:
    """By its name, or by the only one that the name is a part of (水务局 in 永昌县水务局)."""
    same = [key for key, unit in units.items() if unit == name] or [
        key for key, unit in units.items() if name and (name in unit or unit in name)
    ]
    return same[0] if len(same) == 1 else None


def told(place: int, point: Point) -> str:
    """One point as an order says it: what, how, until when. Kept with the order, so in Chinese whoever assigns."""
    said = f"共识第 {place} 条：{point.content}"
    said += f"（{point.measure}）" if point.measure else ""
    with translation.override("zh-hans"):
        return said + (f"，{point.until}前" if point.due else "")
