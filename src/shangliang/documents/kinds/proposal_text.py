"""提案文本 · Text of a proposal."""

from shangliang.kit.say import _

from .kind import PUBLISHED, REVIEWED, Kind

KIND = Kind(
    word=_("提案文本"),
    order=40,
    path=(REVIEWED, PUBLISHED),
    hint=_("提案的案由、情况分析和建议。"),
)
