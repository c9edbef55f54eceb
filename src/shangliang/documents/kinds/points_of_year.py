"""年度工作要点 · Points of the year: passed, approved, broken into key tasks."""

from shangliang.kit.say import _

from .kind import PASSED, SIGNED, SUBMITTED, Kind

KIND = Kind(
    word=_("年度工作要点"),
    order=21,
    form="ordinary",
    path=SUBMITTED,
    must=(PASSED, SIGNED),
    series="发",
    seal=True,
    hint=_("一年的工作；通过后报党委，再分解成重点任务。"),
)
