"""会议和决议台账的查找"""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from shangliang.kit import finding

from ..kinds import choices

STATES = [("coming", _("未开会")), ("running", _("正在进行")), ("over", _("已散会")), ("minutes", _("纪要未定稿"))]


class MeetingFind(finding.Find):
    """会议的查找 · The days are those of the meeting."""

    sorts: ClassVar = {
        "new": (_("时间从近到远"), ("-gathering__starts_at", "-id")),
        "old": (_("时间从早到晚"), ("gathering__starts_at", "id")),
    }
    kind = finding.Choice(choices, label=_("类别"))
    state = finding.Choice(STATES, label=_("进展"))
    area = finding.Area()
    since = finding.Day(_("开会时间从"))
    until = finding.Day(_("到"))
    q = finding.Words()


class ResolutionFind(finding.Find):
    """决议的查找 · The days are those of the decision."""

    sorts: ClassVar = {"new": (_("最近通过"), ("-at", "-id")), "old": (_("最早通过"), ("at", "id"))}
    kind = finding.Choice(choices, label=_("会议类别"))
    task = finding.Choice([("with", _("已立任务")), ("without", _("没有立任务"))], label=_("落实"))
    area = finding.Area()
    since = finding.Day(_("通过时间从"))
    until = finding.Day(_("到"))
    q = finding.Words()
