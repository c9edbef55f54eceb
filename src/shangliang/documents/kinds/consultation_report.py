"""协商报告 · Report of a consultation: what was agreed and advised."""

from shangliang.kit.say import _

from .kind import SUBMITTED, Kind

KIND = Kind(
    word=_("协商报告"),
    order=34,
    form="upward",
    path=SUBMITTED,
    series="发",
    seal=True,
    hint=_("一次协商形成的共识、分歧和建议。"),
)
