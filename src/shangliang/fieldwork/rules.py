"""外出的规则 · What an office may change: how long a firm is left in peace, what is handed to companies met."""

import re

from django.utils.translation import gettext_lazy as _

from shangliang.kit import rules
from shangliang.kit.rulekinds import between

OURS = _("本系统默认")
QUIET, MATERIALS = "firm_visit.quiet_days", "investment.materials"


def declare() -> None:
    """Called when the app is ready."""
    rules.declare(
        QUIET, name=_("无事不扰：走访过一家企业，多少日内再去要写明理由"), default=15, basis=OURS, kind="int",
        check=between(0, 365),
    )  # fmt: skip
    rules.declare(
        MATERIALS, name=_("招商时送给企业的材料（用顿号隔开）"), default="资源、产业、政策", kind="text",
        basis=_("报纸：介绍武威的资源、产业、政策；清单为本系统默认，可改"),
    )  # fmt: skip


def quiet_days(area: str) -> int:
    return rules.value(QUIET, area)


def materials(area: str) -> list[str]:
    """The checklist of what is handed over, as the area has it."""
    words = [word.strip()[:20] for word in re.split(r"[、，,；;\s]+", rules.value(MATERIALS, area))]
    return list(dict.fromkeys(filter(None, words)))[:20]
