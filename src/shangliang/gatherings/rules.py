"""聚的规则 · What an office may change about any kind of meeting."""

from django.utils.translation import gettext_lazy as _

from shangliang.kit import rules

OURS = _("本系统默认")
LINES = (
    ("speech_minutes", _("一次发言几分钟"), "5", OURS, "int"),
    ("helped_share", _("代记超过多大份额要提醒"), "20%", _("代记多了，表态就不一定是本人的意思；本系统默认"), "share"),
    ("late_minutes", _("开会几分钟以后签到算迟到"), "5", OURS, "int"),
)
UNITS = {"speech_minutes": _("分钟"), "late_minutes": _("分钟")}


def declare() -> None:
    """Called when the app is ready."""
    for key, name, default, basis, kind in LINES:
        rules.declare(f"gathering.{key}", name=name, default=default, basis=basis, kind=kind, unit=UNITS.get(key, ""))
