"""决议、决定 · Resolution or decision of a meeting."""

from shangliang.kit.say import _

from .kind import DECIDED, PASSED, Kind

KIND = Kind(
    word=_("决议、决定"),
    order=60,
    form="ordinary",
    path=DECIDED,
    must=(PASSED,),
    series="发",
    seal=True,
    hint=_("会议通过的决议、决定。"),
)
