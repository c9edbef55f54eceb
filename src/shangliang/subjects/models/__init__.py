"""对象 · What is looked after: firms, households and their persons, rooms, stations, facilities, projects; bonds say who
looks after them."""

from .enterprises import Enterprise, check_credit_code
from .facilities import DutyDay, Facility, MemberStation, Project
from .households import AssistedPerson, Household
from .rooms import ConsultationRoom, Have, RoomHave, RoomKind, RoomUse

__all__ = [
    "AssistedPerson",
    "ConsultationRoom",
    "DutyDay",
    "Enterprise",
    "Facility",
    "Have",
    "Household",
    "MemberStation",
    "Project",
    "RoomHave",
    "RoomKind",
    "RoomUse",
    "check_credit_code",
]
