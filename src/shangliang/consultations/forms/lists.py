"""协商台账的查找 · The filters of the consultations on the desk, of those that are moderated, and of the public list."""

from typing import ClassVar

from django.utils.translation import gettext_lazy

from shangliang.kit import finding

from ..kinds import choices
from ..models import Candidate

STATES = [
    ("preparing", gettext_lazy("筹备中")),
    ("running", gettext_lazy("正在进行")),
    ("closed", gettext_lazy("表态已结束")),
    ("agreed", gettext_lazy("已形成共识")),
    ("withdrawn", gettext_lazy("已撤销或未形成共识")),
]
FORM = gettext_lazy("形式")


class ConsultationFind(finding.Find):
    """协商台账的查找 · The days are those on which they were begun."""

    sorts: ClassVar = {
        "new": (gettext_lazy("最近发起"), ("-begun_on", "-id")),
        "old": (gettext_lazy("最早发起"), ("begun_on", "id")),
        "closes": (gettext_lazy("表态截止时间"), ("closes_at", "id")),
    }
    state = finding.Choice(STATES, label=gettext_lazy("进展"))
    form = finding.Choice(choices, label=FORM)
    area = finding.Area()
    since = finding.Day(gettext_lazy("发起时间从"))
    until = finding.Day(gettext_lazy("到"))
    q = finding.Words()


class PoolFind(finding.Find):
    """抽签名单的查找"""

    sorts: ClassVar = {
        "number": (gettext_lazy("按编号"), ("number", "id")),
        "back": (gettext_lazy("编号从大到小"), ("-number", "-id")),
    }
    state = finding.Choice(
        [("in", Candidate.Out.IN.label), *Candidate.Out.choices[1:], ("fixed", gettext_lazy("已有席位"))],
        label=gettext_lazy("能不能抽"),
    )
    q = finding.Words()


class ModerationFind(finding.Find):
    """看法审核的查找"""

    sorts: ClassVar = {
        "waiting": (gettext_lazy("等得最多"), ("-both", "-begun_on", "-pk")),
        "new": (gettext_lazy("最近发起"), ("-begun_on", "-pk")),
    }
    area = finding.Area()
    q = finding.Words()


class StatementFind(finding.Find):
    """一场协商里看法的查找 · What waits is read from the oldest on, what was judged from the newest."""

    sorts: ClassVar = {
        "old": (gettext_lazy("最早的在前"), ("id",)),
        "new": (gettext_lazy("最新的在前"), ("-id",)),
    }
    pile = finding.Choice(
        [("shown", gettext_lazy("已公开")), ("out", gettext_lazy("未公开"))], label=gettext_lazy("进展")
    )
    since = finding.Day(gettext_lazy("时间从"))
    until = finding.Day(gettext_lazy("到"))
    q = finding.Words()

    @property
    def sorting(self) -> str:
        return self.value("sort") or ("new" if self.value("pile") else "old")

    def apply(self, statements):
        found = statements.filter(state=self.value("pile") or "waiting")
        return self.narrowed(found, since="said_on__gte", until="said_on__lte", q="text__contains")


class RunningFind(finding.Find):
    """正在商量的查找 · For everybody."""

    sorts: ClassVar = {
        "new": (gettext_lazy("最近开始"), ("-noticed_on", "-id")),
        "closes": (gettext_lazy("快结束的在前"), ("closes_at", "id")),
    }
    form = finding.Choice(choices, label=FORM)
    since = finding.Day(gettext_lazy("开始时间从"))
    until = finding.Day(gettext_lazy("到"))
    q = finding.Words()
