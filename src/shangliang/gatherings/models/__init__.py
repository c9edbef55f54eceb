"""聚的模型 · Gathering and attendance, the speaking list, the screen, slips, polls; drills, bookings of rooms."""

from .bookings import Booking
from .drills import Drill, DrillFinding
from .gathering import Attendance, Gathering, Presence
from .polls import Ballot, Count, Grade, Pass, Poll, SealedBallot, SealedReceipt
from .screens import HallPicture, Screen, Shown
from .slips import Slip, SlipBook
from .speaking import Speech
from .visits import Visit, VisitFile, Way

__all__ = [
    "Attendance",
    "Ballot",
    "Booking",
    "Count",
    "Drill",
    "DrillFinding",
    "Gathering",
    "Grade",
    "HallPicture",
    "Pass",
    "Poll",
    "Presence",
    "Screen",
    "SealedBallot",
    "SealedReceipt",
    "Shown",
    "Slip",
    "SlipBook",
    "Speech",
    "Visit",
    "VisitFile",
    "Way",
]
