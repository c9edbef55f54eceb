"""通报 · Circular: tells how things stand, praises, criticises; often heard at a meeting before it goes out."""

from shangliang.kit.say import _

from .kind import SIGNED, Kind

KIND = Kind(
    word=_("通报"),
    order=12,
    form="ordinary",
    must=(SIGNED,),
    series="发",
    seal=True,
    hint=_("说明工作进展、表彰或批评；可以在会议的议题上按辖区数字起草。"),
)
