"""绩的模型 · Frameworks and assessments by them, duty points, honours."""

from .assessments import Assessment, Round, Side
from .duty import DutyObjection, DutyRecord, DutyRules, DutyScore, DutyTable
from .frameworks import Dimension, Framework, Indicator
from .gaps import Gap
from .honours import Honour, HonourObjection, Nomination
from .main_members import MainMember
from .marks import Evidence, Mark, Objection
from .objectors import ObjectorContact
from .surveys import Survey, SurveyDevice

__all__ = [
    "Assessment",
    "Dimension",
    "DutyObjection",
    "DutyRecord",
    "DutyRules",
    "DutyScore",
    "DutyTable",
    "Evidence",
    "Framework",
    "Gap",
    "Honour",
    "HonourObjection",
    "Indicator",
    "MainMember",
    "Mark",
    "Nomination",
    "Objection",
    "ObjectorContact",
    "Round",
    "Side",
    "Survey",
    "SurveyDevice",
]
