"""事 · Matters, their timeline, work orders, and the people who raised, follow and confirm them."""

from .attachments import MatterFile
from .drafts import Draft
from .entries import Entry
from .matter import Matter
from .orders import OrderPoint, WorkOrder
from .serials import Serial
from .voices import Confirmation, Follower, Raiser

__all__ = [
    "Confirmation",
    "Draft",
    "Entry",
    "Follower",
    "Matter",
    "MatterFile",
    "OrderPoint",
    "Raiser",
    "Serial",
    "WorkOrder",
]
