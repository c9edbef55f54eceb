"""视察 · Inspection: members look at how a piece of work is done."""

from shangliang.kit.say import _

from .kind import CONVEYING, HEARING, LOOKING, Kind

KIND = Kind(word=_("视察"), order=30, methods=(LOOKING, HEARING, CONVEYING), hint=_("委员集中察看一项工作做得怎样。"))
