"""具 · The tables that every noun uses."""

from .files.models import File
from .once import Once
from .trail.rows import ChainHead, DailyHead, TrailRow
from .worker import Heartbeat, Job

__all__ = ["ChainHead", "DailyHead", "File", "Heartbeat", "Job", "Once", "TrailRow"]
