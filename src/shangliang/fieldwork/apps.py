"""外出 · The Django app; tells kit how its objects are found."""

from django.apps import AppConfig


class FieldworkConfig(AppConfig):
    name = "shangliang.fieldwork"
    label = "fieldwork"
