"""培训班 · Place, days, who enrolled, credit in half days; people who are no members too."""

from shangliang.kit.say import _

from .kind import Kind

KIND = Kind(
    word=_("培训班"),
    order=10,
    bodies=("cppcc", "committee"),
    items=("learn", "discuss"),
    credit=True,
    hint=_("委员和其他人都可以报名，按半天记学时。"),
)
