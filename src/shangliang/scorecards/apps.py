"""绩 · The Django app; tells kit how its objects are found, what its rules are, what it adds to pages below."""

from django.apps import AppConfig


class ScorecardsConfig(AppConfig):
    name = "shangliang.scorecards"
    label = "scorecards"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from shangliang.kit import files, importing, nouns
        from shangliang.matters import closing

        from . import figures, figures_assessments, nav, panels_assessments, panels_duty, panels_honours, rules  # noqa: F401 - panels fill pages below
        from .actions import ask_by_itself
        from .importers.doings import Doings
        from .models import Assessment, DutyTable, Framework, Honour, marks

        importing.register(Doings())
        rules.declare()
        nav.declare()
        figures.declare()
        figures_assessments.declare()
        closing.after(ask_by_itself)
        files.link_checks["assessment"] = marks.seen_through
        nouns.register(
            "framework", visible_to=Framework.objects.visible_to, label=_("指标体系"), url=Framework.get_absolute_url
        )
        nouns.register(
            "assessment", visible_to=Assessment.objects.visible_to, label=_("测评"), url=Assessment.get_absolute_url
        )
        nouns.register(
            "duty",
            visible_to=DutyTable.objects.visible_to,
            label=_("履职积分"),
            url=lambda t: f"/desk/duty/?area={t.area_id}&year={t.year}",
        )
        nouns.register("honour", visible_to=Honour.objects.visible_to, label=_("表彰"), url=Honour.get_absolute_url)
