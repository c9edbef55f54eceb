"""应急队伍 · People who come when something happens."""

from shangliang.kit.say import _

from .kind import Detail, FacilityKind, count

KIND = FacilityKind(
    word=_("应急队伍"),
    details=(
        Detail("sort", _("队伍类型"), choices=(_("综合"), _("专业"), _("社会"), _("基层"))),
        count("people", _("人数"), _("人")),
        count("minutes", _("集结用时"), _("分钟")),
        count("drills", _("今年演练"), _("次")),
    ),
)
