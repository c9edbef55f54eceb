"""文史资料 · Local history: a contribution, its source and review."""

from shangliang.kit.say import _

from .kind import PASSED, PUBLISHED, REVIEWED, Kind

KIND = Kind(
    word=_("文史资料"),
    order=72,
    path=(REVIEWED, PASSED, PUBLISHED),
    must=(REVIEWED,),
    hint=_("征集的文史稿件：来源、审读、辑录。"),
)
