"""绩 · The Django app; tells kit how its objects are found, what its rules are, what it adds to pages below."""

from django.apps import AppConfig


class ScorecardsConfig(AppConfig):
    name = "shangliang.scorecards"
    label = "scorecards"

    def ready(self) -> None:
        from . import duty_panels, nav, rules  # noqa: F401 - panels fill pages below

        rules.declare()
        nav.declare()
