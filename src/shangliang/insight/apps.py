"""观 · The Django app."""

from django.apps import AppConfig


class InsightConfig(AppConfig):
    name = "shangliang.insight"
    label = "insight"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from shangliang.kit import nav, worker
        from shangliang.people.can import ADMINS, Role, may

        from . import panels, parts, rollups  # noqa: F401 — panels fill places of the pages below
        from .board import NAMES

        parts.declare()
        worker.every(5)(lambda: rollups.refresh(NAMES))
        worker.every("day")(rollups.forget)

        nav.add(_("今天"), "today", "", roles=set(Role) - ADMINS, order=1, exact=True)
        nav.add(
            _("领导一页"),
            "leader",
            _("看"),
            roles={Role.LEADER, Role.OFFICE, Role.CHAIRPERSON, Role.SUPERVISION, Role.PARTY},
            order=61,
        )
        nav.add(_("看板"), "boards", _("看"), roles={r for r in Role if may(r, "figure.see")}, order=60)
        sees = {r for r in Role if may(r, "inspection.see")}
        nav.add(_("迎检材料"), "inspections", _("看"), roles=sees, order=63)
