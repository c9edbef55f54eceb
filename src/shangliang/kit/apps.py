"""Kit · The Django app."""

from django.apps import AppConfig


class KitConfig(AppConfig):
    name = "shangliang.kit"
    label = "kit"
