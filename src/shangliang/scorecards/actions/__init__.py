"""绩的动作 · All that writes here."""

from .duty import check_table, count_table, publish_table
from .duty_objecting import answer_objection, object_to_score
from .duty_ruling import adopt_rules, note_doing, strike_doing

__all__ = [
    "adopt_rules",
    "answer_objection",
    "check_table",
    "count_table",
    "note_doing",
    "object_to_score",
    "publish_table",
    "strike_doing",
]
