"""计分 · From values to points: an indicator's goal, what a value earns, the total with bonus, deduction and veto."""

from .goals import Goal, Shape, gap, points
from .totals import Kind, Line, Total, total

__all__ = ["Goal", "Kind", "Line", "Shape", "Total", "gap", "points", "total"]
