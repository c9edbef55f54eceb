"""递补 · Who comes in when somebody leaves: never chosen, always the first in the order drawn with whom every quota is kept."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

Rows = Iterable[dict[str, Any]]


def fits(quota: dict[str, Any], features: dict[str, str]) -> bool:
    return all(features.get(feature) == value for feature, value in quota["cells"])


def broken(panel: Sequence[Any], quotas: Rows, per_household: int) -> int:
    """By how many seats a panel is off its quotas and the rule of households."""
    off = 0
    for quota in quotas:
        here = sum(fits(quota, one.features) for one in panel)
        most = len(panel) if quota["most"] is None else quota["most"]
        off += max(0, quota["least"] - here, here - most)
    homes = Counter(one.household for one in panel if one.household)
    return off + (sum(max(0, n - per_household) for n in homes.values()) if per_household else 0)


def next_in(staying: Sequence[Any], waiting: Sequence[Any], quotas: Rows, per_household: int) -> Any:
    """Of those who wait, in the order drawn: the first who keeps most of what the plan asks for; None: nobody waits."""
    rows = list(quotas)
    return min(waiting, key=lambda one: (broken([*staying, one], rows, per_household), one.place), default=None)
