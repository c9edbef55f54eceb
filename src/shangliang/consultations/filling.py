"""递补 · Who comes in when somebody leaves: never chosen, the first in the order drawn, of the same class if there is one."""

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


def next_in(gone: Any, staying: Sequence[Any], waiting: Sequence[Any], quotas: Rows, per_household: int) -> Any:
    """The first in the order drawn who is of the same class as whoever is `gone` in all that quotas ask for; if nobody is,
    or a household would have too many, the first who keeps most of what the plan asks for. None: nobody waits."""
    rows = list(quotas)
    asked = {feature for quota in rows for feature, _value in quota["cells"]}

    def other(one: Any) -> bool:
        return any(one.features.get(feature) != gone.features.get(feature) for feature in asked)

    return min(
        waiting, key=lambda one: (broken([*staying, one], rows, per_household), other(one), one.place), default=None
    )
