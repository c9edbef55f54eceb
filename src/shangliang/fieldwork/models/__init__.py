"""外出 · Trips with their team, stops and findings; investment; what is done for a firm's problem; visits planned to firms."""

from .findings import Finding
from .firms import FirmVisit
from .investment import Lead, Met, PlanFigure
from .problems import Coordination, Policy, TaskForce, WorkPlan
from .stops import Stop
from .trips import TeamMember, Trip

__all__ = [
    "Coordination",
    "Finding",
    "FirmVisit",
    "Lead",
    "Met",
    "PlanFigure",
    "Policy",
    "Stop",
    "TaskForce",
    "TeamMember",
    "Trip",
    "WorkPlan",
]
