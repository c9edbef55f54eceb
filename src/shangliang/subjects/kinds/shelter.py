"""应急避难场所 · Where people go when they can not stay at home; classes by duration as GB 51143-2015 divides them."""

from shangliang.kit.say import _

from .kind import SURE, Detail, FacilityKind, count

KIND = FacilityKind(
    word=_("应急避难场所"),
    details=(
        Detail("term", _("避难时长"), choices=(_("紧急"), _("临时"), _("短期"), _("中期"), _("长期"))),
        Detail("space", _("空间类型"), choices=(_("室内"), _("室外"))),
        count("size", _("有效面积"), _("平方米")),
        count("capacity", _("可容纳人数"), _("人")),
        count("radius", _("服务半径"), _("米")),
        Detail("signs", _("有统一标志"), choices=SURE),
        Detail("power", _("有备用电源和供水"), choices=SURE),
    ),
)
