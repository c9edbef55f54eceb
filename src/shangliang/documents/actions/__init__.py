"""做 · Draft, revise, comment, and the dated marks: review, pass, sign, number, send up, instruct, answer, publish; key tasks."""

from .cases import OVER, rate, take_up, write_up
from .drafting import circulate, draft, revise
from .history import call_for_history, collect, contribute, review_contribution
from .marking import answer, instruct, mark, mark_passed, publish, review, send_up, sign
from .news import keep_piece, lay_page, tell
from .numbering import number
from .slips import ask_slips, draw_waiting, forget_slips
from .suggesting import suggest, weigh
from .tasks import break_down
from .templates import drop_template, put_template

__all__ = [
    "OVER",
    "answer",
    "ask_slips",
    "break_down",
    "call_for_history",
    "circulate",
    "collect",
    "contribute",
    "draft",
    "draw_waiting",
    "drop_template",
    "forget_slips",
    "instruct",
    "keep_piece",
    "lay_page",
    "mark",
    "mark_passed",
    "number",
    "publish",
    "put_template",
    "rate",
    "review",
    "review_contribution",
    "revise",
    "send_up",
    "sign",
    "suggest",
    "take_up",
    "tell",
    "weigh",
    "write_up",
]
