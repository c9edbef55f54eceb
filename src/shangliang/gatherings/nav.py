"""栏目 · What the desk's navigation offers of gatherings, to whom."""

from django.utils.translation import gettext_lazy as _

from shangliang.kit import nav
from shangliang.people.can import Role, may


def declare() -> None:
    """Called when the app is ready."""
    nav.add(_("会场"), "gathering-list", _("商"), roles={r for r in Role if may(r, "consultation.hold")}, order=35)
    sees = {r for r in Role if may(r, "facility.see")}
    nav.add(_("应急演练"), "drills", _("对象"), roles=sees, order=46)
