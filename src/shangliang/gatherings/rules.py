"""聚的规则 · What an office may change about any kind of meeting."""

from django.utils.translation import gettext_lazy as _

from shangliang.kit import rules

OURS = _("本系统默认")
LINES = (
    ("speech_minutes", _("一次发言几分钟"), "5", OURS, "int"),
    ("helped_share", _("代记超过多大份额要提醒"), "0.2", _("reference/trust.md 8：代填超过20%要提醒"), "decimal"),
    ("late_minutes", _("开会几分钟以后签到算迟到"), "5", OURS, "int"),
)


def declare() -> None:
    """Called when the app is ready."""
    for key, name, default, basis, kind in LINES:
        rules.declare(f"gathering.{key}", name=name, default=default, basis=basis, kind=kind)
