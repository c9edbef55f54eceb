"""具 · The tables that every noun uses."""

from .anywhere.rows import Findable, Followed
from .clock import ClockOffset
from .files.models import File
from .importing.models import ImportBatch, ImportRow
from .notices import Notice
from .offline.rows import Operation
from .once import Once
from .rules import RuleValue
from .seal.personal import PersonalKey
from .throttle import Guess
from .trail.rows import ChainHead, DailyHead, TrailRow
from .trail.touched import Touch
from .worker import Heartbeat, Job

__all__ = [
    "ChainHead",
    "ClockOffset",
    "DailyHead",
    "File",
    "Findable",
    "Followed",
    "Guess",
    "Heartbeat",
    "ImportBatch",
    "ImportRow",
    "Job",
    "Notice",
    "Once",
    "Operation",
    "PersonalKey",
    "RuleValue",
    "Touch",
    "TrailRow",
]
