"""做 · Draft, revise, comment, and the dated marks: review, pass, sign, number, send up, instruct, answer, publish; key tasks."""

from .drafting import circulate, draft, revise
from .marking import answer, instruct, mark, mark_passed, publish, review, send_up, sign
from .news import keep_piece, lay_page, tell
from .numbering import number
from .suggesting import suggest, weigh
from .tasks import break_down
from .templates import drop_template, put_template

__all__ = [
    "answer",
    "break_down",
    "circulate",
    "draft",
    "drop_template",
    "instruct",
    "keep_piece",
    "lay_page",
    "mark",
    "mark_passed",
    "number",
    "publish",
    "put_template",
    "review",
    "revise",
    "send_up",
    "sign",
    "suggest",
    "tell",
    "weigh",
]
