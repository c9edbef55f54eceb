"""结对 · Who looks after whom: everybody covered, then evenly, then as it is now, then near. Pure: no Django.

    found = pair(people, helpers, Choices(village=Village.FORBIDDEN))
    found.pairs                          {"person": "helper"}, the helper empty for whoever has none
    list(why(found))                     the reason of every pair, and of everybody without one

`docs/pairing.md` has the model with every choice.
"""

from .case import Choices, Helper, Order, Person, Rank, Village
from .pairing import Pairing, pair
from .rules import Objection
from .why import Change, Why, why

__all__ = [
    "Change",
    "Choices",
    "Helper",
    "Objection",
    "Order",
    "Pairing",
    "Person",
    "Rank",
    "Village",
    "Why",
    "pair",
    "why",
]
