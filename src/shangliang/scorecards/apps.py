"""绩 · The Django app; tells kit how its objects are found, what its rules are, what it adds to pages below."""

from django.apps import AppConfig


class ScorecardsConfig(AppConfig):
    name = "shangliang.scorecards"
    label = "scorecards"

    def ready(self) -> None:
        from shangliang.kit import nouns

        from . import figures, nav, panels_duty, panels_honours, rules  # noqa: F401 - panels fill pages below
        from .models import DutyTable, Honour

        rules.declare()
        nav.declare()
        figures.declare()
        nouns.register(
            "duty",
            visible_to=DutyTable.objects.visible_to,
            label="履职积分",
            url=lambda t: f"/desk/duty/?area={t.area_id}&year={t.year}",
        )
        nouns.register("honour", visible_to=Honour.objects.visible_to, label="表彰", url=Honour.get_absolute_url)
