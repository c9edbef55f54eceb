"""秘书长会议 · Secretary-general and deputies discuss first what goes to the chairpersons."""

from shangliang.kit.say import _

from .kind import Kind, Quorum

KIND = Kind(
    word=_("秘书长会议"),
    order=5,
    bodies=("cppcc",),
    called="秘书长会议",
    quorum=Quorum(),
    items=("discuss", "arrange", "inform"),
    hint=_("主席会议之前先商量。"),
)
