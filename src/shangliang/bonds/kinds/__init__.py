"""帮联种类 · One file per kind of bond. To add a kind, add a file here; nothing else.

Each file holds one `KIND = Kind(...)`. The file name is the slug stored in the database.
"""

from importlib import import_module
from pkgutil import iter_modules

from .kind import Kind, Rhythm


def _load() -> dict[str, Kind]:
    names = [m.name for m in iter_modules(__path__) if m.name != "kind"]
    found = {name: import_module(f"{__name__}.{name}").KIND for name in names}
    return dict(sorted(found.items(), key=lambda pair: pair[1].order))


KINDS = _load()


def choices() -> list[tuple[str, str]]:
    return [(slug, kind.name) for slug, kind in KINDS.items()]


__all__ = ["KINDS", "Kind", "Rhythm", "choices"]
