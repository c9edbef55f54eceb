"""设施类别 · One file per kind of facility in the emergency register. To add a kind, add a file here; nothing else.

Each file holds one `KIND = FacilityKind(...)`. The file name is the slug stored in the database.
"""

from shangliang.kit.kinds import load

from .kind import Detail, FacilityKind

KINDS: dict[str, FacilityKind] = load(__name__, __path__)


def choices() -> list[tuple[str, str]]:
    return [(slug, kind.name) for slug, kind in KINDS.items()]


__all__ = ["KINDS", "Detail", "FacilityKind", "choices"]
