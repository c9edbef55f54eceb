"""外出 · The Django app; tells kit how its objects are found, what its rules and figures are, what it adds to the pages below."""

from django.apps import AppConfig


class FieldworkConfig(AppConfig):
    name = "shangliang.fieldwork"
    label = "fieldwork"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from shangliang.kit import nouns

        from . import figures, nav, news, rules, searching  # noqa: F401 — news fills a place below
        from .models import FirmVisit, Lead, Trip

        rules.declare()
        figures.declare()
        nav.declare()
        searching.declare()
        nouns.register("trip", visible_to=Trip.objects.visible_to, label=_("外出"), url=Trip.get_absolute_url)
        nouns.register("lead", visible_to=Lead.objects.visible_to, label=_("招商线索"), url=Lead.get_absolute_url)
        nouns.register(
            "firm_visit",
            visible_to=FirmVisit.objects.visible_to,
            label=_("走访安排"),
            url=FirmVisit.get_absolute_url,
        )
