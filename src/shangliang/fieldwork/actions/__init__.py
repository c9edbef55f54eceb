"""做 · What is done on a trip, about investment, for a firm's problem, about visits to a firm."""

from .asking import ask_firm, decline_visit, end_visit
from .finding import find, suggest, tie
from .helping import answer_coordination, apply_policy, coordinate, join_force, leave_force, make_plan
from .leads import drop_lead, mark_lead, open_lead, plan_year
from .meeting import follow_up, meet, unmeet
from .planning import call_off, change_trip, join_team, leave_team, plan_trip
from .reporting import hold_forum, look_back, write_report
from .stopping import add_stop, drop_stop, move_stop, record_stop

__all__ = [
    "add_stop",
    "answer_coordination",
    "apply_policy",
    "ask_firm",
    "call_off",
    "change_trip",
    "coordinate",
    "decline_visit",
    "drop_lead",
    "drop_stop",
    "end_visit",
    "find",
    "follow_up",
    "hold_forum",
    "join_force",
    "join_team",
    "leave_force",
    "leave_team",
    "look_back",
    "make_plan",
    "mark_lead",
    "meet",
    "move_stop",
    "open_lead",
    "plan_trip",
    "plan_year",
    "record_stop",
    "suggest",
    "tie",
    "unmeet",
    "write_report",
]
