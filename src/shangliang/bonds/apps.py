"""结对与包联 · The Django app; tells kit how its objects are found, what its rules are, what it adds to pages below."""

from django.apps import AppConfig


class BondsConfig(AppConfig):
    name = "shangliang.bonds"
    label = "bonds"

    def ready(self) -> None:
        from shangliang.gatherings.models import Visit
        from shangliang.kit import importing, nouns

        from . import access, figures, nav, offline, panels, rules  # noqa: F401 - access opens files, panels fill pages below
        from .importers.enterprises import Enterprises
        from .importers.pairs import Pairs
        from .importers.visits import Visits
        from .models import Bond, TalkPlan

        for importer in (Enterprises(), Pairs(), Visits()):
            importing.register(importer)
        rules.declare()
        figures.declare()
        nav.declare()
        offline.declare()

        nouns.register(
            "visit", visible_to=Visit.objects.visible_to, label="走访", url=lambda _visit: "/desk/visits/log/"
        )
        nouns.register("bond", visible_to=Bond.objects.visible_to, label="结对包联", url=Bond.get_absolute_url)
        nouns.register(
            "talk_plan", visible_to=TalkPlan.objects.visible_to, label="谈心走访计划", url=TalkPlan.get_absolute_url
        )
