"""行动方案 · Action plan of a campaign, such as 三抓三促."""

from shangliang.kit.say import _

from .kind import DECIDED, SIGNED, Kind

KIND = Kind(
    word=_("行动方案"),
    order=23,
    form="ordinary",
    path=DECIDED,
    must=(SIGNED,),
    series="发",
    seal=True,
    hint=_("一项行动的安排，例如三抓三促；分解成重点任务。"),
)
