"""督办单 · Supervision slip: asks how far it is."""

from shangliang.kit.say import _

from .kind import SIGNED, Kind

KIND = Kind(
    word=_("督办单"),
    order=53,
    form="letter",
    must=(SIGNED,),
    series="督",
    seal=True,
    hint=_("请承办单位说明进展、按期办结。"),
)
