"""连的模型 · Who looks after whom, the roll of helpers, and what is written down beside a bond."""

from .aid import Aid
from .beside import Card, Inquiry, Need, Tick
from .bond import Bond
from .plans import PlannedTalk, TalkChange, TalkPlan
from .roll import Helper, RankLevel

__all__ = [
    "Aid",
    "Bond",
    "Card",
    "Helper",
    "Inquiry",
    "Need",
    "PlannedTalk",
    "RankLevel",
    "TalkChange",
    "TalkPlan",
    "Tick",
]
