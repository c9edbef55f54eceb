"""交办单 · Assignment slip: what is passed on to a unit."""

from shangliang.kit.say import _

from .kind import SIGNED, Kind

KIND = Kind(
    word=_("交办单"),
    order=51,
    form="letter",
    must=(SIGNED,),
    series="交",
    seal=True,
    hint=_("把协商成果、批示事项转请承办单位办理。"),
)
