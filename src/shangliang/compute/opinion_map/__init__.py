"""看法图 · Where people agree and where they do not: from views on statements to a map that anybody can check.

    found = opinion_map(Views.from_log(participants, statements, views), moderated=[12, 40])
    found.groups, found.consensus, found.divisive, found.stable, ...     (result.OpinionMap documents it all)

The mathematics is the published one of Polis, written from its formulas; `docs/opinion-map.md` has it with every choice.
"""

from .intervals import wilson
from .living import Living
from .mapping import opinion_map
from .priority import drawn
from .result import Doubt, Group, OpinionMap
from .sums import Sums
from .views import AGREE, DISAGREE, PASS, WITHDRAWN, Views

__all__ = [
    "AGREE",
    "DISAGREE",
    "PASS",
    "WITHDRAWN",
    "Doubt",
    "Group",
    "Living",
    "OpinionMap",
    "Sums",
    "Views",
    "drawn",
    "opinion_map",
    "wilson",
]
