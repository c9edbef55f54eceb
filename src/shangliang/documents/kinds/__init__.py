"""公文的种类 · One file per kind of document. To add a kind, add a file here; nothing else.

Each file holds one `KIND = Kind(...)`. The file name is the slug stored in the database.
"""

from shangliang.kit.kinds import load

from .kind import Kind

KINDS: dict[str, Kind] = load(__name__, __path__)


def choices() -> list[tuple[str, str]]:
    return [(slug, kind.name) for slug, kind in KINDS.items()]


__all__ = ["KINDS", "Kind", "choices"]
