"""商的模型 · The consultation, its time and activities, who takes part, what is said, what is agreed."""

from .agreed import Difference, Point, ReadBack, Signature, WrittenObjection
from .consultation import Concern, Consultation
from .doing import Activity, Contribution, Phase
from .draws import Candidate, PopulationFigure, SeatDraw
from .papers import Card, HandCount, PaperBatch
from .pictures import Picture, SealedRow
from .roster import Participant
from .seat_templates import SeatTemplate
from .statements import Reason, Statement
from .views import View, Voter

__all__ = [
    "Activity",
    "Candidate",
    "Card",
    "Concern",
    "Consultation",
    "Contribution",
    "Difference",
    "HandCount",
    "PaperBatch",
    "Participant",
    "Phase",
    "Picture",
    "Point",
    "PopulationFigure",
    "ReadBack",
    "Reason",
    "SealedRow",
    "SeatDraw",
    "SeatTemplate",
    "Signature",
    "Statement",
    "View",
    "Voter",
    "WrittenObjection",
]
