"""对象的规则 · What an office may change about what is looked after."""

from django.utils.translation import gettext_lazy as _

from shangliang.kit import rules
from shangliang.kit.rulekinds import between

from .readiness import limits

IN_USE, OFTEN = "room.in_use_days", "room.least_uses"
EXPIRING = "consent.remind_days"
MOST_DAYS = 365


def declare() -> None:
    """Called when the app is ready."""
    rules.declare(
        IN_USE,
        name=_("议事室多少天内用过算在用"),
        default=90,
        basis=_("本系统默认"),
        kind="int",
        check=between(1, 3660),
    )
    limits.declare()
    rules.declare(
        OFTEN,
        name=_("议事室一年至少用几次"),
        default=2,
        basis=_("桐乡的做法：每个议事站每年不少于 2 次；可改"),
        kind="int",
        check=between(0, 366),
        unit=_("次"),
    )
    rules.declare(
        EXPIRING,
        name=_("同意到期前几天提醒续签"),
        default=30,
        basis=_("本系统默认，可改"),
        kind="int",
        check=between(0, MOST_DAYS),
    )
