"""各方都认 · Of each statement: how surely every group shares it, and how far it bridges, each with its interval.

Both are told in twentieths, the interval rounded outwards, and only where the shares they come from may be told: no single
view shows in them. Pure, without numpy: pages read what the worker kept.
"""

from collections.abc import Sequence
from math import ceil, floor

STEPS = 20
SCORES = ("aware", "bridging")
MOST = 5


def told(value: float, low: float, high: float) -> dict[str, float]:
    """In twentieths; the interval outwards, so that it still holds what it held."""
    ends = floor(round(low * STEPS, 6)), ceil(round(high * STEPS, 6))
    value, low, high = (n / STEPS + 0.0 for n in (round(value * STEPS), *ends))
    return {"value": value, "low": low, "high": high}


def tellable(cells: Sequence[Sequence[int]], side: int, least: int) -> bool:
    """Whether in every group those of the side, and all others, are enough: (agree, disagree, not sure) of each."""
    return all(min(cell[side], sum(cell) - cell[side]) >= least for cell in cells)


def hold(data: dict, before: dict, said: dict, old: dict) -> None:
    """A statement whose counts stand still (`said` is still `old`) keeps its scores too."""
    for number, one in data["statements"].items():
        kept = before.get("statements", {}).get(number)
        if kept and said[number] == old.get(number):
            one.update({name: kept[name] for name in SCORES if name in kept})


def carry(data: dict, before: dict) -> None:
    """How far each statement bridges as it was told before: a large consultation asks that only now and then."""
    for number, one in data["statements"].items():
        kept = before.get("statements", {}).get(number)
        if kept and "bridging" in kept:
            one["bridging"] = kept["bridging"]


def best(data: dict, name: str) -> list[dict]:
    """The statements with the highest score of this name, with their number; at most five."""
    rows = [{"number": int(n), **one[name]} for n, one in data.get("statements", {}).items() if one.get(name)]
    return sorted(rows, key=lambda row: (-row["value"], row["number"]))[:MOST]
