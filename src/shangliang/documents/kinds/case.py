"""典型案例 · Case: a closed matter written up, to be used as a template."""

from shangliang.kit.say import _

from .kind import PASSED, PUBLISHED, REVIEWED, Kind

KIND = Kind(
    word=_("典型案例"),
    order=71,
    path=(REVIEWED, PASSED, PUBLISHED),
    must=(REVIEWED,),
    hint=_("办成的事写成案例，在本地品牌下推广。"),
)
