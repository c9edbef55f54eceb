"""帮联的查找 · The filters and orders of the lists of bonds, of visits, of persons by coverage, of the roll."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from shangliang.gatherings.models import Way
from shangliang.kit import finding

from ..kinds import KINDS

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
