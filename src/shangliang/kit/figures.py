"""数字 · Every figure, declared by its noun and computed in one way for pages, bulletins, the command line and the API.

A group has a name, a sentence, a unit and keys. Counts are integers; a ratio is 0-1 or None, and beside `x` stands
`x_of: [numerator, denominator]`, so that wider areas can add instead of averaging. Keys are only added.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from . import clock
from .adding import added
from .periods import NoSuchPeriod, Period, period_of

__all__ = ["Group", "NoSuchPeriod", "Period", "catalogue", "compute", "declare", "declared", "period_of"]
_groups: dict[str, "Group"] = {}
Grouped = Callable[[str, Period, Sequence[str] | None], dict[str, dict[str, Any]]]  # (area, period, chains) -> by chain


@dataclass(frozen=True)
class Group:
    """一组数字 · Figures that come from one query."""

    name: str
    sentence: Any
    unit: Any
    keys: Mapping[str, Any]  # key -> its own sentence, or ""
    query: Callable[[str, Period], dict[str, Any]]
    grouped: Grouped | None = None  # of figures that add up: many places in one pass
    zero: Mapping[str, Any] = field(default_factory=dict)  # what nothing at all gives
    said: Callable[[dict[str, Any]], dict[str, Any]] = dict  # of what was added up, what may be said

    def compute(self, area: str, period: Period) -> dict[str, Any]:
        found = self.query(area, period)
        if set(found) != set(self.keys):
            raise ValueError(f"figures {self.name}: declared {sorted(self.keys)}, computed {sorted(found)}")
        for key in self.keys:
            if f"{key}_of" in self.keys:
                self._check_ratio(key, found[key], found[f"{key}_of"])
        return {key: found[key] for key in self.keys}

    def _check_ratio(self, key: str, ratio: Any, parts: Any) -> None:
        part, whole = parts
        if (ratio is None) != (not whole) or (whole and not 0 <= part <= whole):
            raise ValueError(f"figures {self.name}.{key}: {ratio!r} is not the ratio of {parts!r}")


def declare(
    name: str,
    *,
    sentence,
    unit,
    keys: Iterable[str] | Mapping[str, Any],
    query: Callable[[str, Period], dict[str, Any]] | None = None,
    grouped: Grouped | None = None,
    zero: Mapping[str, Any] | None = None,
    said: Callable[[dict[str, Any]], dict[str, Any]] = dict,
) -> Group:
    """Make a group known; `keys` may give each key a sentence of its own. Figures that add up are `grouped` by the chains
    of the trail (kit.parts), with what they are where there is nothing (`zero`); others are one `query`."""
    known = _groups.get(name)
    if known and (known.grouped is not grouped or (query and known.query is not query)):
        raise ValueError(f"figures {name} are declared twice")
    sentences = dict(keys) if isinstance(keys, Mapping) else dict.fromkeys(keys, "")
    return _groups.setdefault(
        name,
        Group(name, sentence, unit, sentences, query or _summed(grouped, zero or {}, said), grouped, zero or {}, said),
    )


def _summed(grouped: Grouped | None, zero: Mapping[str, Any], said) -> Callable[[str, Period], dict[str, Any]]:
    """Of what is grouped: all chains of the area added up."""
    if grouped is None:
        raise ValueError("figures are one query, or grouped")
    return lambda area, period: said(added(grouped(area, period, None).values(), zero))


def declared() -> list[Group]:
    return [_groups[name] for name in sorted(_groups)]


def compute(area: str, *, on=None, period: str = "all", only: Iterable[str] = ()) -> dict[str, Any]:
    """All groups (or `only` these) of an area as of a day, over the period that this day lies in."""
    day = clock.local_day(on) if on else clock.today()
    asked, names = period_of(period, day), set(only)
    result: dict[str, Any] = {"area": area, "as_of": day.isoformat(), "period": asked.as_data()}
    groups = [g for g in declared() if not names or g.name in names]
    if day == clock.today():
        return result | {g.name: g.compute(area, asked) for g in groups}
    with clock.at(day):  # "overdue" as of a day asks whether it was late on that day
        return result | {g.name: g.compute(area, asked) for g in groups}


def catalogue() -> list[dict[str, Any]]:
    """For the documentation: every key of every group, with its sentence and unit."""
    return [
        {"group": g.name, "key": key, "unit": str(g.unit), "sentence": str(own or g.sentence)}
        for g in declared()
        for key, own in g.keys.items()
    ]
