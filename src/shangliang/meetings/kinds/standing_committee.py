"""常委会 · Standing members with the chairpersons; decides to call a plenary."""

from shangliang.kit.say import _

from .kind import Due, Kind, Quorum

KIND = Kind(
    word=_("常委会会议"),
    order=2,
    bodies=("cppcc",),
    due=Due.STANDING,
    called="常委会会议",
    quorum=Quorum(basis=_("全体常务委员过半数到会、过半数通过；到会的份额为本系统默认")),
    items=("learn", "hear", "adopt", "decide", "arrange"),
    hint=_("学习文件、审议通过、决定召开全体会议。"),
)
