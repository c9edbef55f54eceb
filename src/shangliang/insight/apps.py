"""观 · The Django app."""

from django.apps import AppConfig


class InsightConfig(AppConfig):
    name = "shangliang.insight"
    label = "insight"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from shangliang.kit import nav
        from shangliang.people.can import ADMINS, Role, may

        from . import panels  # noqa: F401 — fills places of the pages below

        nav.add(_("今天"), "today", "", roles=set(Role) - ADMINS, order=1, exact=True)
        nav.add(
            _("领导一页"),
            "leader",
            _("看"),
            roles={Role.LEADER, Role.OFFICE, Role.CHAIRPERSON, Role.SUPERVISION, Role.PARTY},
            order=61,
        )
        sees = {r for r in Role if may(r, "inspection.see")}
        nav.add(_("迎检材料"), "inspections", _("看"), roles=sees, order=63)
