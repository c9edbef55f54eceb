"""结对与包联 · The Django app; tells kit how its objects are found."""

from django.apps import AppConfig


class BondsConfig(AppConfig):
    name = "shangliang.bonds"
    label = "bonds"
