"""读表 · An upload as rows of cells: limits first, then a process of its own that weighs the file before any parser sees it."""

from .reader import CELLS, OURS, ROWS, Table, fits, read

__all__ = ["CELLS", "OURS", "ROWS", "Table", "fits", "read"]
