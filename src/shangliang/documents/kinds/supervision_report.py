"""民主监督报告 · Report of democratic supervision."""

from shangliang.kit.say import _

from .kind import SUBMITTED, Kind

KIND = Kind(
    word=_("民主监督报告"),
    order=33,
    form="upward",
    path=SUBMITTED,
    series="发",
    seal=True,
    hint=_("监督性调研后的意见、批评和建议。"),
)
