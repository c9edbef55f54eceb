"""Matters · The Django app."""

from django.apps import AppConfig


class MattersConfig(AppConfig):
    name = "shangliang.matters"
    label = "matters"
