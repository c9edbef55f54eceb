"""监测预警点 · A known danger: what kind, whether it is watched, whether it was dealt with, how many people live below it."""

from shangliang.kit.say import _

from .kind import SURE, Detail, FacilityKind, count

HAZARDS = (_("山洪"), _("地质灾害"), _("森林草原火灾"), _("火灾"), _("危险化学品"), _("其他隐患"))

KIND = FacilityKind(
    word=_("监测预警点"),
    details=(
        Detail("hazard", _("隐患类型"), choices=HAZARDS),
        Detail("watched", _("已纳入监测"), choices=SURE),
        Detail("handled", _("隐患已处置"), choices=SURE),
        count("people", _("受威胁人数"), _("人")),
        Detail("watcher", _("监测责任人职务")),
    ),
)
