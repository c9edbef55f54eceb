"""查一查 · One box finds anything: what each noun tells of its objects, one table of their words, who may be shown which.

    anywhere.register(Source("matter", _("事项"), Matter, tell, seen=Matter.objects.visible_to, public=Matter.objects.public))

The table holds no sentence, only words. What is shown is read from the object itself, after `seen` was asked once more.
"""

from .ask import Asked, Found, find
from .following import follow, sweep
from .grounds import STRANGER, Ground, Reach, reach
from .index import index
from .marking import marked, snippet
from .rows import Findable, Followed
from .told import EXACT, LONG_AGO, SINGLE, SOURCES, Source, Told, exactly, register

__all__ = [
    "EXACT",
    "LONG_AGO",
    "SINGLE",
    "SOURCES",
    "STRANGER",
    "Asked",
    "Findable",
    "Followed",
    "Found",
    "Ground",
    "Reach",
    "Source",
    "Told",
    "exactly",
    "find",
    "follow",
    "index",
    "marked",
    "reach",
    "register",
    "snippet",
    "sweep",
]
