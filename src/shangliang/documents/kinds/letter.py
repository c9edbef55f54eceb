"""函 · Letter between bodies that are not above each other."""

from shangliang.kit.say import _

from .kind import SIGNED, Kind

KIND = Kind(
    word=_("函"),
    order=50,
    form="letter",
    must=(SIGNED,),
    series="函",
    seal=True,
    hint=_("与不相隶属的单位商洽、询问、答复。"),
)
