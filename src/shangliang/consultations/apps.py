"""商 · The Django app; tells kit how its objects are found, what its rules are, what it adds to the pages below."""

from django.apps import AppConfig


class ConsultationsConfig(AppConfig):
    name = "shangliang.consultations"
    label = "consultations"

    def ready(self) -> None:
        from shangliang.kit import files, importing, nouns

        from . import figures, hall, held_rooms, nav, nav_phone, news, offline, room, rules, searching, seat  # noqa: F401 — hall, held_rooms, news, room, seat fill places below
        from .importers.population import Population
        from .models import Consultation
        from .models.agreed import seen_through

        rules.declare()
        figures.declare()
        nav.declare()
        searching.declare()
        nav_phone.declare()
        offline.declare()
        importing.register(Population())
        files.link_checks["consultation"] = seen_through
        nouns.register(
            "consultation",
            visible_to=Consultation.objects.visible_to,
            label="协商",
            url=Consultation.get_absolute_url,
        )
