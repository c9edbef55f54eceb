"""绩的规则 · What an office may change: how long one may object to published points and to a public notice."""

from django.utils.translation import gettext_lazy as _

from shangliang.kit import rules
from shangliang.kit.rulekinds import between

OBJECTIONS, NOTICE = "duty.objection_days", "honour.notice_days"


def declare() -> None:
    """Called when the app is ready."""
    rules.declare(
        OBJECTIONS, name=_("履职积分公布后几日内可以提异议"), default=7, kind="int", basis=_("本系统默认"),
        check=between(1, 60), unit=_("日"),
    )  # fmt: skip
    rules.declare(
        NOTICE, name=_("表彰公示几日"), default="5个工作日", kind="limit",
        basis=_("评比达标表彰活动管理办法要求公示；不少于五个工作日是惯例"),
    )  # fmt: skip
