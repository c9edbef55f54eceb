"""动员部署会 · A drive begins: nothing is decided, work is arranged."""

from shangliang.kit.say import _

from .kind import Kind

KIND = Kind(
    word=_("动员部署会"),
    order=7,
    bodies=("cppcc", "committee"),
    items=("arrange", "learn", "speak"),
    hint=_("部署一项行动，例如结对帮扶。"),
)
