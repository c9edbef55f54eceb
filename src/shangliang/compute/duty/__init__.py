"""履职积分 · What members did, scored by rules that are data: each line with its evidence and its reason. Pure: no Django.

    rules = shipped("jinan")             or read(text) of a file of one's own
    scores = table(rules, events)        one of every member and year
    scores[0].total, scores[0].lines     each line: the event, the rule, its points, and why they are not the full ones

`docs/duty.md` has the format of the rules and the events.
"""

from .events import Event, Listed
from .flaws import Flaw, Wrong
from .lines import Line, Why
from .reading import read
from .rules import Consequence, Grade, Minimum, Points, Rule, Rules, Section
from .scoring import Done, Score, table
from .shares import Lacking, lacking
from .shipped import SHIPPED, shipped

__all__ = [
    "SHIPPED",
    "Consequence",
    "Done",
    "Event",
    "Flaw",
    "Grade",
    "Lacking",
    "Line",
    "Listed",
    "Minimum",
    "Points",
    "Rule",
    "Rules",
    "Score",
    "Section",
    "Why",
    "Wrong",
    "lacking",
    "read",
    "shipped",
    "table",
]
