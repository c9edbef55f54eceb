"""应急指挥中心 · From where rescue is led."""

from shangliang.kit.say import _

from .kind import SURE, Detail, FacilityKind, count

KIND = FacilityKind(
    word=_("应急指挥中心"),
    details=(
        count("seats", _("值守席位"), _("个")),
        Detail("always", _("24 小时值守"), choices=SURE),
        Detail("video", _("接入上级视频会商"), choices=SURE),
        count("systems", _("接入监测系统"), _("个")),
    ),
)
