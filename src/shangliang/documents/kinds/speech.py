"""大会发言 · Speech at a plenary session."""

from shangliang.kit.say import _

from .kind import PUBLISHED, REVIEWED, Kind

KIND = Kind(
    word=_("大会发言"),
    order=43,
    path=(REVIEWED, PUBLISHED),
    hint=_("大会口头或书面发言的文稿。"),
)
