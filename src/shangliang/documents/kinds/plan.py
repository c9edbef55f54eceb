"""实施方案 · Implementation plan: passed by a meeting, then issued."""

from shangliang.kit.say import _

from .kind import DECIDED, PASSED, SIGNED, Kind

KIND = Kind(
    word=_("实施方案"),
    order=20,
    form="ordinary",
    path=DECIDED,
    must=(PASSED, SIGNED),
    series="发",
    seal=True,
    hint=_("一项工作怎么做、谁来做、何时做完；会议通过后印发。"),
)
