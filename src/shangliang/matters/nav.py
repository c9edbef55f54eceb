"""栏目 · What the desk's navigation offers of matters, to whom."""

from django.utils.translation import gettext_lazy as _

from shangliang.kit import nav
from shangliang.people.can import ADMINS, ASSIGNED_ONLY, Role, may


def declare() -> None:
    """Called when the app is ready."""
    clerks = {r for r in Role if may(r, "matter.screen")}
    business = set(Role) - ADMINS
    nav.add(_("筛选台"), "screening", _("事"), roles=clerks, order=20)
    nav.add(_("事项台账"), "matter-list", _("事"), roles=business - {Role.RESIDENT}, order=21)
    nav.add(_("交办单"), "order-list", _("事"), roles=(set(Role) - ASSIGNED_ONLY) | {Role.UNIT}, order=22)
    nav.add(_("登记议题"), "matter-new", _("事"), roles=clerks, order=23, args=("topic",))
    nav.add(
        _("登记企业问题"),
        "matter-new",
        _("事"),
        roles={r for r in Role if may(r, "matter.raise_problem")},
        order=24,
        args=("enterprise",),
    )
    nav.add(_("我的履职"), "my-duty", _("履职"), roles={Role.MEMBER, Role.CHAIRPERSON}, order=12)
    own = {Role.RESIDENT, Role.HELPER, Role.FIRM, Role.CONTACT}
    nav.add(_("与我有关的事"), "my-duty", "", roles=own, order=12)
    nav.add(_("写提案"), "matter-new", _("履职"), roles={Role.MEMBER, Role.CHAIRPERSON}, order=13, args=("proposal",))
    nav.add(_("通知"), "inbox", _("看"), order=60)
    nav.add(_("规则"), "rules", _("管理"), roles={r for r in Role if may(r, "rule.set")} | clerks, order=80)
