"""对象 · What is looked after: firms, households and their persons, rooms, stations, facilities, projects; bonds say who
looks after them."""

from .consents import Basis, Consent, Purpose, covered, uncovered
from .enterprises import Enterprise, check_credit_code
from .facilities import DutyDay, Facility, MemberStation, Project
from .households import AssistedPerson, Erasure, Household, Left
from .looks import Look, Reason
from .readiness import EmergencyPlan, PopulationPoint, StockItem, Training
from .rooms import ConsultationRoom, Have, RoomHave, RoomKind, RoomUse
from .rows import ROWS, Guarantee, Need, Subsidy
from .taking import Taking

__all__ = [
    "ROWS",
    "AssistedPerson",
    "Basis",
    "Consent",
    "ConsultationRoom",
    "DutyDay",
    "EmergencyPlan",
    "Enterprise",
    "Erasure",
    "Facility",
    "Guarantee",
    "Have",
    "Household",
    "Left",
    "Look",
    "MemberStation",
    "Need",
    "PopulationPoint",
    "Project",
    "Purpose",
    "Reason",
    "RoomHave",
    "RoomKind",
    "RoomUse",
    "StockItem",
    "Subsidy",
    "Taking",
    "Training",
    "check_credit_code",
    "covered",
    "uncovered",
]
