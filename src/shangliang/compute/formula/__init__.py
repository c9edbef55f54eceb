"""公式 · A small safe language over registered figures: read once into a tree, worked out over numbers; never Python's eval.

formula = read("max(0, 1 - matters.overdue / matters.open)")
formula.names        -> {Name("matters.overdue"), Name("matters.open")}
work(formula, ask)   -> Outcome(Fraction(3, 4)), or Outcome(None, why): no data is never nought
"""

from .flaws import Flaw, Wrong
from .reading import read
from .tree import Formula, Name
from .working import Lack, Outcome, work

__all__ = ["Flaw", "Formula", "Lack", "Name", "Outcome", "Wrong", "read", "work"]
