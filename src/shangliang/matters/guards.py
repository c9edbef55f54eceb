"""看住 · What nouns above say against a step of a matter: a consultation still holds it. They are asked, before a page offers
the step and again when it is taken."""

from collections.abc import Callable
from typing import Any, NamedTuple


class Held(NamedTuple):
    """不能办的缘由 · A sentence, and the page where it is settled."""

    words: str
    url: str
    name: str  # of that page


Guard = Callable[[Any], Held | None]
_guards: dict[str, list[Guard]] = {}


def against(step: str) -> Callable[[Guard], Guard]:
    """Register a function (matter) that says why `step` must not be taken now, or None."""

    def register(guard: Guard) -> Guard:
        rows = _guards.setdefault(step, [])
        if guard not in rows:
            rows.append(guard)
        return guard

    return register


def held(step: str, matter: Any) -> Held | None:
    """The first that says no."""
    return next((found for guard in _guards.get(step, ()) if (found := guard(matter))), None)
