"""测评的查找"""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from shangliang.kit import finding

STATES = [
    ("open", _("还没有评分")),
    ("self", _("已自评")),
    ("review", _("已考核")),
    ("gaps", _("有差距没补上")),
]


class AssessmentFind(finding.Find):
    """测评的查找 · The days are those on which they began."""

    sorts: ClassVar = {
        "new": (_("最近开始"), ("-opened_on", "-id")),
        "old": (_("最早开始"), ("opened_on", "id")),
    }
    state = finding.Choice(STATES, label=_("进展"))
    area = finding.Area()
    since = finding.Day(_("开始时间从"))
    until = finding.Day(_("到"))
    q = finding.Words()
