"""绩的动作 · All that writes here."""

from .asking_again import ask_again, ask_by_itself
from .assessing import attach, mark, open_assessment
from .duty import check_table, count_table, publish_table
from .duty_objecting import answer_objection, object_to_score
from .duty_ruling import adopt_rules, note_doing, strike_doing
from .frameworks import change_framework, copy, draft, drop_draft, issue, take_over
from .gaps import change_gap, drop_gap, find_gap, suggest, tie
from .honours import decide_honour, give_honour, open_honour, start_notice
from .honours_nominating import nominate, withdraw_nomination
from .honours_objecting import object_to_nomination, reveal_objector, settle_honour_objection
from .indicators import drop_dimension, drop_indicator, save_dimension, save_indicator
from .main_members import name_main_members
from .objecting import answer_mark_objection, object_to_mark
from .publishing import publish_assessment, take_back_assessment
from .surveying import answer_questionnaire, open_questionnaire, slip_of, survey, take_slip_back

__all__ = [
    "adopt_rules",
    "answer_mark_objection",
    "answer_objection",
    "answer_questionnaire",
    "ask_again",
    "ask_by_itself",
    "attach",
    "change_framework",
    "change_gap",
    "check_table",
    "copy",
    "count_table",
    "decide_honour",
    "draft",
    "drop_dimension",
    "drop_draft",
    "drop_gap",
    "drop_indicator",
    "find_gap",
    "give_honour",
    "issue",
    "mark",
    "name_main_members",
    "nominate",
    "note_doing",
    "object_to_mark",
    "object_to_nomination",
    "object_to_score",
    "open_assessment",
    "open_honour",
    "open_questionnaire",
    "publish_assessment",
    "publish_table",
    "reveal_objector",
    "save_dimension",
    "save_indicator",
    "settle_honour_objection",
    "slip_of",
    "start_notice",
    "strike_doing",
    "suggest",
    "survey",
    "take_back_assessment",
    "take_over",
    "take_slip_back",
    "tie",
    "withdraw_nomination",
]
