"""观 · The Django app."""

from django.apps import AppConfig


class InsightConfig(AppConfig):
    name = "shangliang.insight"
    label = "insight"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from shangliang.kit import nav
        from shangliang.people.can import ADMINS, Role

        nav.add(_("今天"), "today", "", roles=set(Role) - ADMINS, order=1, exact=True)
        nav.add(
            _("领导一页"),
            "leader",
            _("看"),
            roles={Role.LEADER, Role.OFFICE, Role.CHAIRPERSON, Role.SUPERVISION, Role.PARTY},
            order=61,
        )
