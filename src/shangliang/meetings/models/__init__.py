"""会议的模型 · Meeting, its items and their papers, decisions and elections, answers to the notice, minutes."""

from .decisions import Balloting, Decision, Election, FollowUp
from .items import Item, Paper
from .meeting import Answer, Meeting
from .minutes import Line, Minutes, Remark, Version

__all__ = [
    "Answer",
    "Balloting",
    "Decision",
    "Election",
    "FollowUp",
    "Item",
    "Line",
    "Meeting",
    "Minutes",
    "Paper",
    "Remark",
    "Version",
]
