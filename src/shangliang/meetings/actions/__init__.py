"""会议的动作 · What happens to a meeting."""

from .afterwards import enter_signed
from .agenda import add_item, add_paper, change_item, drop_item, finish_item, move_item, place_item, send_item
from .answering import answer, enrol, grant_leave
from .calling import call_meeting, call_off_meeting, change_meeting, next_number
from .deciding import conclude, decide_by_consent, decide_by_hands, put_to_vote
from .electing import confirm_election, put_to_election, record_election
from .following import call_plenary, follow_up
from .minuting import finalise, issue_minutes, keep_minutes, remark, remind_late, say_line, seek_comments
from .rehearsing import rehearse
from .reporting import draft_report
from .roll import enter_half, enter_sheet, fill_roll, give_notice, put_on_roll
from .voting import close_vote, drop_vote, open_vote

__all__ = [
    "add_item",
    "add_paper",
    "answer",
    "call_meeting",
    "call_off_meeting",
    "call_plenary",
    "change_item",
    "change_meeting",
    "close_vote",
    "conclude",
    "confirm_election",
    "decide_by_consent",
    "decide_by_hands",
    "draft_report",
    "drop_item",
    "drop_vote",
    "enrol",
    "enter_half",
    "enter_sheet",
    "enter_signed",
    "fill_roll",
    "finalise",
    "finish_item",
    "follow_up",
    "give_notice",
    "grant_leave",
    "issue_minutes",
    "keep_minutes",
    "move_item",
    "next_number",
    "open_vote",
    "place_item",
    "put_on_roll",
    "put_to_election",
    "put_to_vote",
    "record_election",
    "rehearse",
    "remark",
    "remind_late",
    "say_line",
    "seek_comments",
    "send_item",
]
