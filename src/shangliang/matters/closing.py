"""办结以后 · What nouns above do when a matter is over: a gap of an assessment is asked again. Matters do not know who listens."""

from collections.abc import Callable
from typing import Any

from .lifecycle import Stage

DONE = frozenset({Stage.CLOSED, Stage.ARCHIVED})
Listener = Callable[..., None]  # (matter, *, on)
_listeners: list[Listener] = []


def after(listener: Listener) -> Listener:
    """Register a function (matter, on=moment); it runs in the transaction that closed the matter, once for each closing."""
    if listener not in _listeners:
        _listeners.append(listener)
    return listener


def told(matter: Any, before: str, on: Any) -> None:
    """Called by the engine after every step; only the step that closes is told of."""
    if matter.stage in DONE and before not in DONE:
        for listener in _listeners:
            listener(matter, on=on)
