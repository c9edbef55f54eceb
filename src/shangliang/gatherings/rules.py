"""聚的规则 · What an office may change about any kind of meeting."""

from django.utils.translation import gettext_lazy as _

from shangliang.kit import rules
from shangliang.kit.rulekinds import between

OURS = _("本系统默认")
LINES = (
    ("speech_minutes", _("一次发言几分钟"), "5", OURS, "int"),
    ("helped_share", _("代记超过多大份额要提醒"), "20%", _("代记多了，表态就不一定是本人的意思；本系统默认"), "share"),
    ("late_minutes", _("开会几分钟以后签到算迟到"), "5", OURS, "int"),
)
ROOMS = (
    ("open_from", _("议事室从几点起可以预约"), 8),
    ("open_until", _("议事室到几点为止可以预约"), 21),
)
DRILL_EVERY, DRILL_SOON = "drill.every_days", "drill.remind_days"
UNITS = {"speech_minutes": _("分钟"), "late_minutes": _("分钟")}


def declare() -> None:
    """Called when the app is ready."""
    for key, name, default, basis, kind in LINES:
        rules.declare(f"gathering.{key}", name=name, default=default, basis=basis, kind=kind, unit=UNITS.get(key, ""))
    for key, name, hour in ROOMS:
        rules.declare(
            f"room.{key}", name=name, default=hour, basis=OURS, kind="int", check=between(0, 24), unit=_("点")
        )
    for key, name, days in (
        (DRILL_EVERY, _("县区多少天内至少演练一次"), 365),
        (DRILL_SOON, _("演练到期前几天提醒"), 30),
    ):
        rules.declare(key, name=name, default=days, basis=OURS, kind="int", check=between(1, 3660), unit=_("天"))
