"""做 · Everything that changes a matter. Each action is one transaction, one entry, one trail row."""

from .confirming import answer_for_raiser, confirm, reopen_by_voice
from .drafting import drop_draft, load_draft, save_draft
from .engine import move
from .levels import escalate, hand_down
from .orders import assign, progress, receive, reply, return_order
from .raising import follow, open_from, raise_matter, sign, unfollow

__all__ = [
    "answer_for_raiser", "assign", "confirm", "drop_draft", "escalate", "follow", "hand_down", "load_draft", "move",
    "open_from", "progress", "raise_matter", "receive", "reopen_by_voice", "reply", "return_order", "save_draft", "sign",
    "unfollow",
]
