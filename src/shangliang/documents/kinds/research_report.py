"""调研报告 · Research report: what was found, and what is advised."""

from shangliang.kit.say import _

from .kind import PASSED, SUBMITTED, Kind

KIND = Kind(
    word=_("调研报告"),
    order=31,
    form="upward",
    path=SUBMITTED,
    must=(PASSED,),
    series="发",
    seal=True,
    hint=_("围绕一个题目调研后的情况、问题和建议。"),
)
