"""具 · The Django app."""

from django.apps import AppConfig

from . import say, words

words.speak()  # here and not in ready(): other apps' forms are imported before the kit is ready


class KitConfig(AppConfig):
    name = "shangliang.kit"
    label = "kit"

    def ready(self) -> None:
        from django.utils.translation import gettext

        say.translate_with(gettext)
