"""绩的动作 · All that writes here."""

from .duty import check_table, count_table, publish_table
from .duty_objecting import answer_objection, object_to_score
from .duty_ruling import adopt_rules, note_doing, strike_doing
from .honours import decide_honour, give_honour, open_honour, start_notice
from .honours_nominating import nominate, object_to_nomination, settle_honour_objection, withdraw_nomination

__all__ = [
    "adopt_rules",
    "answer_objection",
    "check_table",
    "count_table",
    "decide_honour",
    "give_honour",
    "nominate",
    "note_doing",
    "object_to_nomination",
    "object_to_score",
    "open_honour",
    "publish_table",
    "settle_honour_objection",
    "start_notice",
    "strike_doing",
    "withdraw_nomination",
]
