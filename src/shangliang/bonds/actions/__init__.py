"""做 · Bind, change, end; enrol helpers; what is written down beside a bond."""

from .beside import answer_organ, ask_organ, exchange_card, give_aid, raise_need, tick
from .binding import change_helper, contact_enterprise, end_bond, make_bond, pair_up
from .enrolling import enrol_helper, withdraw_helper
from .forgetting import forget_person
from .retracting import retract_contact
from .revealing import reveal
from .visiting import record

__all__ = [
    "answer_organ",
    "ask_organ",
    "change_helper",
    "contact_enterprise",
    "end_bond",
    "enrol_helper",
    "exchange_card",
    "forget_person",
    "give_aid",
    "make_bond",
    "pair_up",
    "raise_need",
    "record",
    "retract_contact",
    "reveal",
    "tick",
    "withdraw_helper",
]
