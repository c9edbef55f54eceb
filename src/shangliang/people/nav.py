"""栏目 · What the desk's navigation offers of people, to whom."""

from django.utils.translation import gettext_lazy as _

from shangliang.kit import nav

from .can import Role, may


def declare() -> None:
    """Called when the app is ready."""
    nav.add(_("人员与职务"), "people", _("管理"), roles={r for r in Role if may(r, "person.see")}, order=70)
    nav.add(_("组织"), "organisations", _("管理"), order=71)
    nav.add(_("区划"), "areas", _("管理"), order=72)
    nav.add(_("导入"), "imports", _("管理"), roles={r for r in Role if may(r, "import.run")}, order=75)
    nav.add(_("权限表"), "policy", _("管理"), order=85)
    nav.add(_("我的账号"), "me", _("管理"), order=90)
