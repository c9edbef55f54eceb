"""栏目 · What the desk's navigation offers of assessments, duty points and honours, to whom."""

from django.utils.translation import gettext_lazy as _

from shangliang.kit import nav
from shangliang.people.can import Role, may


def roles(ability: str) -> set[Role]:
    return {r for r in Role if may(r, ability)}


def declare() -> None:
    """Called when the app is ready."""
    nav.add(_("测评"), "assessments", _("绩"), roles=roles("assessment.see"), order=59)
    nav.add(_("履职积分"), "duty", _("绩"), roles=roles("duty.see"), order=60)
    nav.add(_("表彰"), "honours", _("绩"), roles=roles("honour.see") - {Role.LEADER}, order=61)
