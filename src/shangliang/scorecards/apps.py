"""绩 · The Django app; tells kit how its objects are found, what its rules are, what it adds to pages below."""

from django.apps import AppConfig


class ScorecardsConfig(AppConfig):
    name = "shangliang.scorecards"
    label = "scorecards"

    def ready(self) -> None:
        from . import figures, nav, panels_duty, panels_honours, rules  # noqa: F401 - panels fill pages below

        rules.declare()
        nav.declare()
        figures.declare()
