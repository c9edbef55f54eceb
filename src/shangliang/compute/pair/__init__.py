"""结对 · Who looks after whom: everybody covered, then evenly, then as it is now, then near. Pure: no Django.

    found = pair(people, helpers, Choices(village=Village.FORBIDDEN))
    found.pairs                          {"person": "helper"}, the helper empty for whoever has none
    [told.reason for told in tell(found)]    why, in words

`docs/pairing.md` has the model with every choice.
"""

from .case import Choices, Helper, Order, Person, Rank, Village
from .pairing import Pairing, pair

__all__ = ["Choices", "Helper", "Order", "Pairing", "Person", "Rank", "Village", "pair"]
