"""帮联的查找 · The filters and orders of the lists of bonds, of visits, of persons by coverage, of the roll."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from shangliang.gatherings.models import Way
from shangliang.kit import finding

from ..kinds import KINDS
from ..models.plans import WAYS

BOTH = "talks"  # what a leader owes members, of the Party or not: counted together
KIND_CHOICES = [*((slug, _(kind.word)) for slug, kind in KINDS.items()), (BOTH, _("联系委员（含党外）"))]


class BondFind(finding.Find):
    """帮联的查找 · The days are those on which it began."""

    sorts: ClassVar = {
        "new": (_("最近开始"), ("-start", "-id")),
        "old": (_("最早开始"), ("start", "id")),
        "place": (_("所在地"), ("area_id", "id")),
    }
    kind = finding.Choice(KIND_CHOICES, label=_("种类"))
    state = finding.Choice(
        [
            ("active", _("现有")), ("late", _("该走访未走访")), ("kept", _("今年走访过")), ("unkept", _("今年没有走访")),
            ("planned", _("在谈心走访计划里")), ("unplanned", _("不在谈心走访计划里")),
            ("recent", _("本月走访过")), ("stale", _("本月没有走访")), ("ended", _("已结束")),
        ],
        label=_("状态"),
    )  # fmt: skip
    area = finding.Area()
    since = finding.Day(_("开始时间从"))
    until = finding.Day(_("到"))
    q = finding.Words()


class VisitFind(finding.Find):
    """走访记录的查找"""

    sorts: ClassVar = {"new": (_("时间从近到远"), ("-on", "-id")), "old": (_("时间从早到晚"), ("on", "id"))}
    way = finding.Choice(Way.choices, label=_("方式"))
    area = finding.Area()
    since = finding.Day(_("走访时间从"))
    until = finding.Day(_("到"))
    q = finding.Words()


class TalkFind(finding.Find):
    """计划里每一次的查找 · The days are the last ones by which it should be; `plan` is known by the page."""

    sorts: ClassVar = {"due": (_("时间从早到晚"), ("until", "id")), "later": (_("时间从晚到早"), ("-until", "-id"))}
    plan = finding.Choice([], label=_("计划"))
    term = finding.Choice([("year", _("今年的计划"))], label=_("期间"))
    state = finding.Choice(
        [
            ("met", _("已见面")), ("unmet", _("还没有见面")), ("waiting", _("还没有到时间")), ("late", _("过了时间没有见面")),
            ("out", _("已去掉")),
        ],
        label=_("状态"),
    )  # fmt: skip
    way = finding.Choice(WAYS, label=_("方式"))
    area = finding.Area()
    since = finding.Day(_("应在几日前，从"))
    until = finding.Day(_("到"))
    q = finding.Words()


class UnplannedFind(finding.Find):
    """不在计划里的人的查找 · Members of the office's place whom no time of the plan is for."""

    sorts: ClassVar = {"name": (_("姓名"), ("pinyin", "id")), "newest": (_("最近登记"), ("-id",))}
    state = finding.Choice([("led", _("有联系领导")), ("alone", _("没有联系领导"))], label=_("联系领导"))
    q = finding.Words()


class CoverageFind(finding.Find):
    """覆盖名单的查找 · Each number of the coverage page opens this list, for those who are and those who are not."""

    sorts: ClassVar = {
        "place": (_("所在地"), ("household__area_id", "id")),
        "listed": (_("最近纳入"), ("-listed_on", "-id")),
    }
    state = finding.Choice(
        [
            ("paired", _("已结对")), ("unpaired", _("没有结对")), ("visited_quarter", _("本季已走访")),
            ("unvisited_quarter", _("本季没有走访")), ("visited", _("今年已走访")), ("unvisited", _("今年没有走访")),
            ("aided", _("今年已帮扶")), ("unaided", _("今年没有帮扶")),
        ],
        label=_("覆盖"),
    )  # fmt: skip
    area = finding.Area()
    since = finding.Day(_("纳入时间从"))
    until = finding.Day(_("到"))


class HelperFind(finding.Find):
    """名册的查找"""

    sorts: ClassVar = {"name": (_("姓名"), ("person__pinyin", "id")), "place": (_("地区"), ("area_id", "id"))}
    state = finding.Choice([("free", _("还有名额")), ("withdrawn", _("已退出"))], label=_("名额"))
    area = finding.Area()
    q = finding.Words()
