"""全体会议 · All members of the term, once a year in several days; adopts its own agenda."""

from shangliang.compute.majority import Share
from shangliang.kit.say import _

from .kind import Due, Kind, Quorum

KIND = Kind(
    word=_("全体会议"),
    order=1,
    bodies=("cppcc",),
    due=Due.MEMBERS,
    called="会议",
    quorum=Quorum(share=Share.TWO_THIRDS, basis=_("全体委员三分之二以上到会，全体委员过半数通过；参照政协全国委员会的规则")),
    items=("adopt", "hear", "discuss", "elect"),
    hint=_("一届若干次，开几天；议程由全体会议自己通过。"),
)  # fmt: skip
