"""栏目 · What the desk's navigation offers of what is looked after, to whom."""

from django.utils.translation import gettext_lazy as _

from shangliang.kit import nav
from shangliang.people.can import Role, may


def declare() -> None:
    """Called when the app is ready."""
    firms = {r for r in Role if may(r, "subject.see")} - {Role.FIRM}
    rooms = {r for r in Role if may(r, "room.see")}
    files = {r for r in Role if may(r, "household.see")}
    others = {r for r in Role if may(r, "facility.see")}
    for order, (label, url_name, roles) in enumerate(
        (
            (_("包联企业"), "enterprises", firms),
            (_("家庭档案"), "households", files),
            (_("查看记录"), "looks", {r for r in Role if may(r, "trail.looks")}),
            (_("议事室"), "rooms", rooms),
            (_("委员工作站"), "stations", others),
            (_("应急准备"), "readiness", others),
            (_("应急设施"), "facilities", others),
            (_("重大项目"), "projects", others),
        ),
        40,
    ):
        nav.add(label, url_name, _("对象"), roles=roles, order=order)
