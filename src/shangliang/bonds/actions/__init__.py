"""做 · Bind, change, end; enrol helpers; what is written down beside a bond; plan the talks."""

from .beside import answer_organ, ask_organ, exchange_card, give_aid, raise_need, tick
from .binding import change_helper, contact_enterprise, end_bond, make_bond, pair_up
from .enrolling import enrol_helper, withdraw_helper
from .forgetting import forget_person
from .planning import add_talk, make_plan, move_talk, take_out
from .reminding import remind_talks
from .retracting import retract_bond, retract_helper, retract_visit
from .revealing import reveal
from .visiting import record, record_all

__all__ = [
    "add_talk",
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
    "make_plan",
    "move_talk",
    "pair_up",
    "raise_need",
    "record",
    "record_all",
    "remind_talks",
    "retract_bond",
    "retract_helper",
    "retract_visit",
    "reveal",
    "take_out",
    "tick",
    "withdraw_helper",
]
