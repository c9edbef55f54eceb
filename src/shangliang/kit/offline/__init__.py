"""离线登记 · What is written down where there is no network: sealed on the phone at once, done once when it arrives.

A noun registers what can be written down without a network (kinds.py) in AppConfig.ready(); docs/offline.md tells the whole.
"""

from .kinds import Beside, Entry, Gone, Kind, Record, Shape, register
from .rows import Operation, Outcome

__all__ = ["Beside", "Entry", "Gone", "Kind", "Operation", "Outcome", "Record", "Shape", "register"]
