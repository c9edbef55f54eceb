"""消防工作站 · A township's own office for fire safety, not a brigade's station."""

from shangliang.kit.say import _

from .kind import SURE, Detail, FacilityKind, count

KIND = FacilityKind(
    word=_("消防工作站"),
    details=(
        count("staff", _("专职人数"), _("人")),
        count("part_time", _("兼职人数"), _("人")),
        Detail("rules", _("制度上墙"), choices=SURE),
        Detail("equipment", _("有巡查装备"), choices=SURE),
    ),
)
