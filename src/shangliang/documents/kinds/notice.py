"""通知 · Notice: tells bodies below what to do or know."""

from shangliang.kit.say import _

from .kind import SIGNED, Kind

KIND = Kind(
    word=_("通知"),
    order=10,
    form="ordinary",
    must=(SIGNED,),
    series="发",
    seal=True,
    hint=_("发给下级或有关单位，要办的事、要知道的事。"),
)
