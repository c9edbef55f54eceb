"""相加 · What figures of several places are together: counts add up, a ratio is made anew of its numerator and denominator."""

from collections.abc import Iterable, Mapping
from typing import Any

OF = "_of"


def added(values: Iterable[Mapping[str, Any]], zero: Mapping[str, Any]) -> dict[str, Any]:
    """The sum of dicts like `zero` (what nothing at all gives); counts by kind lie in dicts of their own."""
    total = {key: _copied(value) for key, value in zero.items()}
    for found in values:
        for key, value in found.items():
            total[key] = _sum(total.get(key), value)
    ratios = {key.removesuffix(OF): value for key, value in total.items() if key.endswith(OF)}
    return total | {key: part / whole if whole else None for key, (part, whole) in ratios.items() if key in total}


def _sum(left: Any, right: Any) -> Any:
    if left is None or right is None:
        return right if left is None else left
    if isinstance(right, Mapping):
        return {key: _sum(left.get(key), right.get(key)) for key in [*left, *(k for k in right if k not in left)]}
    if isinstance(right, list):
        return [_sum(a, b) for a, b in zip(left, right, strict=True)]
    return left + right


def _copied(value: Any) -> Any:
    return dict(value) if isinstance(value, Mapping) else list(value) if isinstance(value, list) else value
