"""做 · Draft, revise, comment, and the dated marks: review, pass, sign, number, send up, instruct, answer, publish; key tasks."""

from .drafting import circulate, draft, revise
from .marking import answer, instruct, mark, mark_passed, publish, review, send_up, sign
from .numbering import number
from .suggesting import suggest, weigh
from .tasks import break_down

__all__ = [
    "answer",
    "break_down",
    "circulate",
    "draft",
    "instruct",
    "mark",
    "mark_passed",
    "number",
    "publish",
    "review",
    "revise",
    "send_up",
    "sign",
    "suggest",
    "weigh",
]
