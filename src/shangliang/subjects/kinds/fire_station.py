"""消防站 · A fire brigade's station (the township's own is a fire work station)."""

from shangliang.kit.say import _

from .kind import SURE, Detail, FacilityKind, count

KIND = FacilityKind(
    word=_("消防站"),
    details=(
        Detail("grade", _("等级"), choices=(_("一级"), _("二级"), _("小型"), _("特勤"), _("战勤保障"))),
        Detail("suburb", _("位于近郊区"), choices=SURE),
        count("staff", _("在编人数"), _("人")),
        count("duty", _("每班执勤人数"), _("人")),
        count("engines", _("消防车"), _("辆")),
        count("reach", _("辖区面积"), _("平方公里")),
    ),
)
