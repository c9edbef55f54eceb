"""简讯 · Bulletin: one activity in the form of the newspaper."""

from shangliang.kit.say import _

from .kind import PUBLISHED, REVIEWED, Kind

KIND = Kind(
    word=_("简讯"),
    order=70,
    path=(REVIEWED, PUBLISHED),
    must=(REVIEWED,),
    hint=_("一次活动的消息，在本地区的页面上公开。"),
)
