"""一并删除 · What nouns further up hold of a person under care goes when the file is erased: they say what, and where it lay.

`@forgetting.along("gatherings_visit", ...)` stands over a function (person, by=, on=) -> number of rows; the tables it names are
written anew with those of the file, so that nothing of them stays in the database's own files.
"""

from collections.abc import Callable
from typing import Any

Forget = Callable[..., int]
_known: dict[str, tuple[Forget, tuple[str, ...]]] = {}


def along(*tables: str) -> Callable[[Forget], Forget]:
    """Registered again under its own name a function replaces itself."""

    def fill(function: Forget) -> Forget:
        _known[f"{function.__module__}.{function.__qualname__}"] = function, tables
        return function

    return fill


def forget(person: Any, *, by: Any, on: Any = None) -> int:
    """Within the erasure's transaction; returns how many rows went."""
    return sum(function(person, by=by, on=on) for _name, (function, _tables) in sorted(_known.items()))


def tables() -> set[str]:
    """Where what went had lain."""
    return {table for _function, held in _known.values() for table in held}
