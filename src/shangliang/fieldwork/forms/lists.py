"""外出和招商台账的查找"""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from shangliang.kit import finding

from ..kinds import choices
from ..models.investment import MARKS

STATES = [
    ("coming", _("未出发")),
    ("going", _("正在进行")),
    ("back", _("等报告")),
    ("reported", _("已有报告")),
    ("looked", _("已回头看")),
    ("off", _("已取消")),
]


class TripFind(finding.Find):
    """外出的查找 · The days are those of setting out."""

    sorts: ClassVar = {
        "new": (_("最近出发"), ("-starts_on", "-id")),
        "old": (_("最早出发"), ("starts_on", "id")),
    }
    kind = finding.Choice(choices, label=_("类别"))
    state = finding.Choice(STATES, label=_("进展"))
    area = finding.Area()
    since = finding.Day(_("出发时间从"))
    until = finding.Day(_("到"))
    q = finding.Words()


class LeadFind(finding.Find):
    """招商线索的查找 · The days are those on which they were opened."""

    sorts: ClassVar = {
        "new": (_("最近登记"), ("-opened_on", "-id")),
        "old": (_("最早登记"), ("opened_on", "id")),
        "amount": (_("签约金额"), ("-signed_yuan", "-id")),
    }
    mark = finding.Choice([*MARKS.items(), ("none", _("洽谈中")), ("dropped", _("已放弃"))], label=_("到哪一步"))
    source = finding.Choice(
        [("batch", _("招商批次")), ("member", _("委员提供")), ("other", _("其他"))], label=_("来源")
    )
    area = finding.Area()
    since = finding.Day(_("登记时间从"))
    until = finding.Day(_("到"))
    q = finding.Words()
