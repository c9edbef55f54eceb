"""会议 · The Django app; tells kit how its objects are found, what its rules are, what it adds to pages below."""

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "shangliang.meetings"
    label = "meetings"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from shangliang.kit import nouns

        from . import figures, hall, nav, news, presence, rules  # noqa: F401 — they fill places below
        from .models import Meeting

        rules.declare()
        figures.declare()
        nav.declare()
        nouns.register("meeting", visible_to=Meeting.objects.visible_to, label=_("会议"), url=Meeting.get_absolute_url)
