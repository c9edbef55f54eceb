"""对象 · The Django app."""

from django.apps import AppConfig


class SubjectsConfig(AppConfig):
    name = "shangliang.subjects"
    label = "subjects"
