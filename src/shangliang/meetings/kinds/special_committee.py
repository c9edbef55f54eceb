"""专委会会议 · The members of a special committee."""

from shangliang.kit.say import _

from .kind import Due, Kind, Quorum

KIND = Kind(
    word=_("专委会会议"),
    order=6,
    bodies=("committee",),
    due=Due.BODY,
    quorum=Quorum(),
    items=("discuss", "adopt", "consult"),
    hint=_("调研、对口协商的准备和讨论。"),
)
