"""栏目 · What the desk's navigation offers of bonds, to whom."""

from django.utils.translation import gettext_lazy as _

from shangliang.kit import nav
from shangliang.people.can import Role, may


def roles(ability: str) -> set[Role]:
    return {r for r in Role if may(r, ability)}


def declare() -> None:
    """Called when the app is ready."""
    nav.add(_("走访"), "visits", _("连"), roles=roles("visit.record"), order=41)
    nav.add(_("离线登记"), "offline", _("连"), roles=roles("visit.record") | roles("matter.raise_for"), order=41)
    nav.add(_("结对包联"), "bonds", _("连"), roles=roles("bond.see"), order=42)
    nav.add(_("结对方案"), "pairing", _("连"), roles=roles("bond.make"), order=43)
    nav.add(_("谈心走访计划"), "talks", _("连"), roles=roles("talk_plan.see"), order=43)
    nav.add(_("覆盖情况"), "coverage", _("连"), roles=roles("bond.see") & roles("figure.see"), order=44)
