"""表彰会 · Honours that were decided elsewhere are given."""

from shangliang.kit.say import _

from .kind import Kind

KIND = Kind(
    word=_("表彰会"),
    order=9,
    bodies=("cppcc", "committee"),
    items=("commend", "speak", "arrange"),
    hint=_("表彰要有依据、经会议决定、经过公示。"),
)
