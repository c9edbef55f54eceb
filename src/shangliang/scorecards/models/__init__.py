"""绩的模型 · Duty points and honours."""

from .duty import DutyObjection, DutyRecord, DutyRules, DutyScore, DutyTable
from .honours import Honour, HonourObjection, Nomination

__all__ = [
    "DutyObjection",
    "DutyRecord",
    "DutyRules",
    "DutyScore",
    "DutyTable",
    "Honour",
    "HonourObjection",
    "Nomination",
]
