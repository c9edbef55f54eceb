"""读表 · The name under which other nouns read a table that was brought along; the reading is in reading/."""

from .reading import OURS, ROWS, Table, fits, read

__all__ = ["OURS", "ROWS", "Table", "fits", "read"]
