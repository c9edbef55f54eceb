"""对照 · Pool, panel and population side by side, class by class; a class of fewer than five is joined with others, never shown."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from shangliang.compute.discreet import LEAST
from shangliang.kit.say import _, say

from .filling import fits
from .models import SeatDraw
from .population import known_people


@dataclass(frozen=True)
class Bar:
    """一类 · Shares of 1; None: not known."""

    value: str
    pool: int
    pool_share: float
    panel: int | None
    panel_share: float | None
    population_share: float | None
    limits: str


@dataclass(frozen=True)
class Feature:
    name: str
    bars: tuple[Bar, ...]


def features_of(found: SeatDraw) -> list[Feature]:
    """What the public sees: of everybody who could be drawn or has a seat, and of the panel as it stands."""
    rows = list(found.candidates.filter(out="").values_list("features", "fixed", "drawn", "left_on"))
    pool = [features for features, *_more in rows]
    panel = [f for f, fixed, drawn, left in rows if fixed or (drawn and left is None)] if found.drawn_at else None
    names, living = (
        dict.fromkeys(name for features in pool for name in features),
        known_people(found.consultation.area_id),
    )
    return [feature for name in names if (feature := _feature(name, pool, panel, found.quotas, living)).bars]


def _feature(name: str, pool: list[dict], panel: list[dict] | None, quotas: list[dict], on_record: Mapping) -> Feature:
    """`on_record`: who lives there, for a class of which the quotas say nothing."""
    counts = Counter(one.get(name, "") for one in pool)
    seated = Counter(one.get(name, "") for one in panel) if panel is not None else None
    plain = {row["cells"][0][1]: row for row in quotas if len(row["cells"]) == 1 and row["cells"][0][0] == name}
    people = {value: on_record.get((name, value)) for value in counts}
    people |= {value: row["people"] for value, row in plain.items() if row.get("people") is not None}
    known = all(people.get(value) is not None for value in counts)
    living = sum(n or 0 for n in people.values()) if known else 0
    bars = []
    for values in grouped(counts):
        there = sum(counts[v] for v in values)
        sits = sum(seated[v] for v in values) if seated is not None else None
        bars.append(Bar(
            values[0] if len(values) == 1 else say(_("其余各类")), there, there / len(pool),
            sits, None if sits is None else sits / max(1, len(panel or ())),
            sum(people[v] or 0 for v in values) / living if living else None,
            _limits(plain.get(values[0])) if len(values) == 1 else "",
        ))  # fmt: skip
    return Feature(name, tuple(bars))


def grouped(counts: Mapping[str, int], least: int = LEAST) -> list[tuple[str, ...]]:
    """Classes of `least` people and more by themselves; the smaller ones together, with as many others as that takes."""
    order = sorted(counts, key=lambda value: (counts[value], value))
    few = [value for value in order if counts[value] < least]
    rest = order[len(few) :]
    while few and sum(counts[v] for v in few) < least and rest:
        few.append(rest.pop(0))
    if sum(counts[v] for v in few) < least:
        few = []
    alone: list[tuple[str, ...]] = [(value,) for value in sorted(rest, key=lambda value: (-counts[value], value))]
    return [*alone, tuple(few)] if few else alone


def _limits(row: Mapping | None) -> str:
    if row is None:
        return ""
    least, most = row["least"], row["most"]
    if most is None:
        return say(_("至少 %(least)s")) % {"least": least}
    return str(least) if least == most else f"{least}–{most}"


def seated_by(quotas: Iterable[Mapping], panel: list) -> list[tuple[str, str, int]]:
    """For the desk: each quota by name, its limits, and how many of the panel fit."""
    mark = say(_("、"))
    return [
        (
            mark.join(f"{f} {v}" for f, v in row["cells"]),
            _limits(row),
            sum(fits(dict(row), one.features) for one in panel),
        )
        for row in quotas
    ]
