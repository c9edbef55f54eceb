"""视察报告 · Report of an inspection by members."""

from shangliang.kit.say import _

from .kind import SUBMITTED, Kind

KIND = Kind(
    word=_("视察报告"),
    order=32,
    form="upward",
    path=SUBMITTED,
    series="发",
    seal=True,
    hint=_("委员视察后的情况、问题和建议。"),
)
