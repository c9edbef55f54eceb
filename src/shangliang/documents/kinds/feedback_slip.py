"""反馈单 · Feedback slip: what came of it, to whoever raised it."""

from shangliang.kit.say import _

from .kind import Kind

KIND = Kind(
    word=_("反馈单"),
    order=52,
    form="letter",
    hint=_("把办理情况反馈给提出人。"),
)
