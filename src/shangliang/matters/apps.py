"""事 · The Django app; tells kit how its objects are found, counted and limited."""

from django.apps import AppConfig


class MattersConfig(AppConfig):
    name = "shangliang.matters"
    label = "matters"

    def ready(self) -> None:
        from shangliang.kit import files, importing, notices, nouns, worker

        from . import figures, limits, nav, offline, panels, searching, tokens  # noqa: F401 - panels fill the pages of lower nouns
        from .actions import clockwork, drafting
        from .importers.problems import Problems
        from .importers.raised import Proposals, Topics
        from .models import Matter
        from .models.attachments import seen_through
        from .models.voices import addresses, phones

        limits.declare()
        figures.declare()
        nav.declare()
        searching.declare()
        offline.declare()
        for importer in (Problems(), Topics(), Proposals()):
            importing.register(importer)
        nouns.register("matter", visible_to=Matter.objects.visible_to, label="事项", url=Matter.get_absolute_url)
        files.link_checks["matter"] = seen_through
        files.link_checks["voice"] = tokens.shows_own
        notices.addresses_by("contact", addresses)
        notices.phones_by("contact", phones)
        worker.every("hour")(clockwork.run)
        worker.every("day")(drafting.drop_old_drafts)
