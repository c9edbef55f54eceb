"""名额建议 · What a class would have by its share, give or take one: where the office begins, not where it must end."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Row:
    """一类 · `there`: in the pool, those with a seat included; `people`: living in the area, if anybody noted it."""

    feature: str
    value: str
    there: int
    people: int | None
    least: int
    most: int


def proposed(
    pool: Iterable[Mapping[str, str]], seats: int, people: Mapping[tuple[str, str], int] | None = None
) -> list[Row]:
    """By the shares of the population where every class of a feature is known, else by those of the pool."""
    features = list(pool)
    counts = Counter(cell for one in features for cell in one.items())
    names = list(dict.fromkeys(feature for one in features for feature in one))
    rows = []
    for name in names:
        values = sorted(value for feature, value in counts if feature == name)
        known = {value: (people or {}).get((name, value)) for value in values}
        base = {v: n for v, n in known.items() if n is not None}
        known_all = len(base) == len(values) and any(base.values())
        shares: dict[str, int] = base if known_all else {v: counts[name, v] for v in values}
        whole = sum(shares.values())
        for value in values:
            due = seats * shares[value] / whole
            there = counts[name, value]
            least = min(max(0, math.floor(due - 0.5)), there)
            rows.append(Row(name, value, there, known[value], least, max(least, min(seats, math.ceil(due + 0.5)))))
    return rows


def loosened(quotas: Iterable[dict[str, Any]], offer: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The quotas with the smallest change made; `offer`: which side of which quota goes to what."""
    to = {(_cells(one), one["side"]): one["to"] for one in offer}
    return [
        row | {"least": to.get((_cells(row), "min"), row["least"]), "most": to.get((_cells(row), "max"), row["most"])}
        for row in quotas
    ]


def _cells(row: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((feature, value) for feature, value in row["cells"]))
