"""应急物资储备点 · What is kept ready: where, how much, when it was last looked through."""

from shangliang.kit.say import _

from .kind import Detail, FacilityKind, count

KIND = FacilityKind(
    word=_("应急物资储备点"),
    details=(
        Detail("goods", _("主要物资")),
        count("kinds", _("品种"), _("种")),
        count("value", _("折合金额"), _("元")),
        Detail("checked", _("最近盘点")),
    ),
)
