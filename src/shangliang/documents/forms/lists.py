"""公文台账的查找"""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from shangliang.kit import finding

from ..kinds import choices
from ..kinds.kind import MARKS

STATES = [("draft", _("起草")), *[(mark, word) for mark, word in MARKS.choices(_)]]


class DocumentFind(finding.Find):
    """公文的查找 · The days are those of drafting; the state is the last mark."""

    sorts: ClassVar = {
        "new": (_("最近起草"), ("-drafted_on", "-id")),
        "old": (_("最早起草"), ("drafted_on", "id")),
    }
    kind = finding.Choice(choices, label=_("种类"))
    state = finding.Choice(STATES, label=_("进展"))
    area = finding.Area()
    since = finding.Day(_("起草时间从"))
    until = finding.Day(_("到"))
    q = finding.Words()
