"""名单的查找 · The filters and orders of people, organisations, rolls and areas: they live in the URL."""

from typing import ClassVar

from django.utils.translation import gettext_lazy

from shangliang.kit import finding

from ..areas import Level
from ..can import ROLE_NAMES
from ..organisations import OrgKind

BY_NAME = gettext_lazy("姓名")


class PeopleFind(finding.Find):
    """人员的查找 · By posts in force, unless those that have ended are asked for; the days are those they began on."""

    sorts: ClassVar = {"name": (BY_NAME, ("pinyin",)), "posted": (gettext_lazy("最近任职"), ("-posted", "-pk"))}
    role = finding.Choice(ROLE_NAMES.choices(gettext_lazy), label=gettext_lazy("角色"))
    area = finding.Area()
    state = finding.Choice(
        [("held", gettext_lazy("现任")), ("ended", gettext_lazy("曾任"))], label=gettext_lazy("任职情况")
    )
    since = finding.Day(gettext_lazy("任职时间从"))
    until = finding.Day(gettext_lazy("到"))
    q = finding.Words()


class OrganisationFind(finding.Find):
    """组织的查找"""

    sorts: ClassVar = {
        "place": (gettext_lazy("所在地"), ("area_id", "pinyin")),
        "name": (gettext_lazy("名称"), ("pinyin",)),
        "kind": (gettext_lazy("类别"), ("kind", "area_id")),
    }
    kind = finding.Choice(OrgKind.choices, label=gettext_lazy("类别"))
    area = finding.Area()
    q = finding.Words()


class RollFind(finding.Find):
    """委员名册的查找 · `sector`: of those that the term has."""

    sorts: ClassVar = {
        "name": (BY_NAME, ("person__pinyin",)),
        "sector": (gettext_lazy("界别"), ("sector", "person__pinyin")),
    }
    sector = finding.Choice([], label=gettext_lazy("界别"))
    standing = finding.Choice([("1", gettext_lazy("只看常务委员"))], label=gettext_lazy("常务委员"))
    q = finding.Words()


class AreaFind(finding.Find):
    """区划的查找 · A level asks for everything of it below, not only for what lies right below."""

    sorts: ClassVar = {"code": (gettext_lazy("代码"), ("code",)), "name": (gettext_lazy("名称"), ("pinyin",))}
    level = finding.Choice(Level.choices, label=gettext_lazy("层级"))
    q = finding.Words()


class SessionFind(finding.Find):
    """登录设备的查找"""

    sorts: ClassVar = {
        "new": (gettext_lazy("最近登录"), ("-created_at", "-id")),
        "old": (gettext_lazy("最早登录"), ("created_at", "id")),
    }
    since = finding.Day(gettext_lazy("登录时间从"))
    until = finding.Day(gettext_lazy("到"))
