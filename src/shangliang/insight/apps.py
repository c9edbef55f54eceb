"""Insight · The Django app."""

from django.apps import AppConfig


class InsightConfig(AppConfig):
    name = "shangliang.insight"
    label = "insight"
