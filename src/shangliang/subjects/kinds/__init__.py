"""设施类别 · One file per kind of facility in the emergency register. To add a kind, add a file here; nothing else.

Each file holds one `KIND = FacilityKind(...)`. The file name is the slug stored in the database.
"""

from importlib import import_module
from pkgutil import iter_modules

from .kind import Detail, FacilityKind


def _load() -> dict[str, FacilityKind]:
    names = [m.name for m in iter_modules(__path__) if m.name != "kind"]
    return {name: import_module(f"{__name__}.{name}").KIND for name in names}


KINDS = _load()


def choices() -> list[tuple[str, str]]:
    return [(slug, kind.name) for slug, kind in KINDS.items()]


__all__ = ["KINDS", "Detail", "FacilityKind", "choices"]
