"""商的动作 · What happens to a consultation."""

from . import forgetting  # noqa: F401 — fills its place below
from .entering import Entered, consultation_of, enter, enter_openly
from .inviting import (
    give_notice,
    interested_share,
    missing_seats,
    name_participant,
    waive,
)
from .linking import give_link, hand_links
from .opening import (
    approve_plan,
    close_consultation,
    open_consultation,
    take_up,
)
from .sittings import arrange_sitting, call_off_sitting, put_off_sitting, seat_at
from .viewing import express
from .withdrawing import withdraw

__all__ = [
    "Entered",
    "approve_plan",
    "arrange_sitting",
    "call_off_sitting",
    "close_consultation",
    "consultation_of",
    "enter",
    "enter_openly",
    "express",
    "give_link",
    "give_notice",
    "hand_links",
    "interested_share",
    "missing_seats",
    "name_participant",
    "open_consultation",
    "put_off_sitting",
    "seat_at",
    "take_up",
    "waive",
    "withdraw",
]
