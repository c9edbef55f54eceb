"""提案答复 · Reply to a proposal."""

from shangliang.kit.say import _

from .kind import SIGNED, Kind

KIND = Kind(
    word=_("提案答复"),
    order=41,
    form="letter",
    must=(SIGNED,),
    series="函",
    seal=True,
    hint=_("承办单位对提案的答复。"),
)
