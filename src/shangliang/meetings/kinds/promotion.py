"""现场观摩推进会 · What was seen on the observation trip is talked over: conveyed, reported, commended, exchanged."""

from shangliang.kit.say import _

from .kind import Kind

KIND = Kind(
    word=_("现场观摩推进会"),
    order=8,
    bodies=("cppcc",),
    items=("learn", "inform", "commend", "speak", "arrange"),
    hint=_("先观摩，后开会；观摩的外出写明服务这次会。"),
)
