"""绩的模型 · Duty points and honours."""

from .duty import DutyObjection, DutyRecord, DutyRules, DutyScore, DutyTable

__all__ = ["DutyObjection", "DutyRecord", "DutyRules", "DutyScore", "DutyTable"]
