"""建议案 · Formal recommendation: reviewed and passed by a meeting, sent to Party committee and government, answered."""

from shangliang.kit.say import _

from .kind import PASSED, SIGNED, SUBMITTED, Kind

KIND = Kind(
    word=_("建议案"),
    order=30,
    form="upward",
    path=SUBMITTED,
    must=(PASSED, SIGNED),
    series="发",
    seal=True,
    hint=_("以政协名义向党委政府提出的建议；会议审议通过后报送。"),
)
