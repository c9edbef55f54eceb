"""抽签 · Who takes part, by lot: quotas kept, everybody's chance as equal as they allow, and anybody can check it. Pure: no Django.

    found = draw(people, quotas, Choices(seats=30))
    found.chances, found.ids        everybody's chance; whom each of 10,000 tickets seats
    found.certificate               what is proved of it

`docs/draw.md` has the model and the protocol.
"""

from .case import Aim, Choices, Person, Quota
from .conflict import Change, Impossible, Limit, Reason
from .drawing import Certificate, Draw, draw

__all__ = [
    "Aim",
    "Certificate",
    "Change",
    "Choices",
    "Draw",
    "Impossible",
    "Limit",
    "Person",
    "Quota",
    "Reason",
    "draw",
]
