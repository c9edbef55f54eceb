"""党组会议 · The Party members of the leadership; kept apart from the chairpersons' meeting."""

from shangliang.kit.say import _

from .kind import Due, Kind, Quorum

KIND = Kind(
    word=_("党组会议"),
    order=4,
    bodies=("party_group",),
    due=Due.BODY,
    quorum=Quorum(),
    items=("learn", "discuss", "decide", "arrange"),
    hint=_("常和主席会议同一天开，名单和记录分开。"),
)
