"""年度协商计划 · Annual consultation plan: what is to be consulted on, when, with whom."""

from shangliang.kit.say import _

from .kind import PASSED, SIGNED, SUBMITTED, Kind

KIND = Kind(
    word=_("年度协商计划"),
    order=22,
    form="ordinary",
    path=SUBMITTED,
    must=(PASSED, SIGNED),
    series="发",
    seal=True,
    hint=_("一年协商什么、何时、用什么形式；报党委批准。"),
)
