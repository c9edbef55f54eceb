"""聚 · The Django app; tells kit how its objects are found."""

from django.apps import AppConfig


class GatheringsConfig(AppConfig):
    name = "shangliang.gatherings"
    label = "gatherings"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from shangliang.kit import files, nouns

        from . import figures, nav, offline, panels, rooms, rules, searching  # noqa: F401 — rooms tell of their use
        from .models import Drill, Gathering
        from .models.screens import seen_at_desk
        from .models.visits import seen_through

        rules.declare()
        figures.declare()
        panels.declare()
        nav.declare()
        searching.declare()
        offline.declare()
        files.link_checks["visit"] = seen_through
        files.link_checks["hall"] = seen_at_desk
        nouns.register(
            "gathering",
            visible_to=Gathering.objects.visible_to,
            label="聚会",
            url=lambda found: f"/desk/g/{found.ref}/",
        )
        nouns.register("drill", visible_to=Drill.objects.visible_to, label=_("应急演练"), url=Drill.get_absolute_url)
