"""会议纪要 · Minutes of a meeting."""

from shangliang.kit.say import _

from .kind import NUMBERED, PUBLISHED, REVIEWED, SIGNED, Kind

KIND = Kind(
    word=_("会议纪要"),
    order=61,
    form="minutes",
    path=(REVIEWED, SIGNED, NUMBERED, PUBLISHED),
    must=(SIGNED,),
    series="纪",
    hint=_("会议的主要情况和议定事项。"),
)
