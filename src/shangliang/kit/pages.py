"""页面的留位 · Named places on a page that nouns further up fill: the lower page shows them without knowing them.

`@pages.slot("matter.side", order=20)` stands over a function (person, matter) that returns panels: whatever the page's
template draws, usually a dict with the name of a template and what goes into it.
"""

from collections.abc import Callable, Iterable
from typing import Any

Filler = Callable[[Any, Any], Iterable[Any] | None]
_slots: dict[str, list[tuple[int, str, Filler]]] = {}


def slot(name: str, *, order: int = 50) -> Callable[[Filler], Filler]:
    """Fill a place; registered again under its own name a function replaces itself."""

    def fill(function: Filler) -> Filler:
        own = f"{function.__module__}.{function.__qualname__}"
        others = [entry for entry in _slots.get(name, []) if entry[1] != own]
        _slots[name] = sorted([*others, (order, own, function)], key=lambda entry: entry[:2])
        return function

    return fill


def panels(name: str, person: Any, obj: Any) -> list[Any]:
    """What the nouns further up have to show here, in their order."""
    return [panel for _order, _own, function in _slots.get(name, []) for panel in function(person, obj) or ()]
