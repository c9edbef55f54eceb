"""做 · Everything that changes a matter. Each action is one transaction, one entry, one trail row."""

from .bulk import move_many
from .confirming import answer_for_raiser, confirm, reopen_by_voice
from .drafting import drop_draft, load_draft, save_draft
from .engine import move
from .levels import escalate, hand_down
from .orders import assign, progress, receive, reply, return_order
from .raising import follow, open_from, raise_matter, sign, unfollow
from .settling import settle_at_once
from .watched import reveal_raisers
from .withdrawing import withdraw_matter

__all__ = [
    "answer_for_raiser",
    "assign",
    "confirm",
    "drop_draft",
    "escalate",
    "follow",
    "hand_down",
    "load_draft",
    "move",
    "move_many",
    "open_from",
    "progress",
    "raise_matter",
    "receive",
    "reopen_by_voice",
    "reply",
    "return_order",
    "reveal_raisers",
    "save_draft",
    "settle_at_once",
    "sign",
    "unfollow",
    "withdraw_matter",
]
