"""对象 · The Django app; tells kit how its objects are found, named, counted and brought in."""

from django.apps import AppConfig


class SubjectsConfig(AppConfig):
    name = "shangliang.subjects"
    label = "subjects"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from shangliang.kit import importing, nouns

        from . import figures, models, nav, rules
        from .importers.enterprises import Enterprises

        rules.declare()
        figures.declare()
        nav.declare()
        importing.register(Enterprises())
        for noun, model, label in (
            ("enterprise", models.Enterprise, _("企业")),
            ("consultation_room", models.ConsultationRoom, _("议事室")),
            ("station", models.MemberStation, _("委员工作站")),
            ("facility", models.Facility, _("应急设施")),
            ("project", models.Project, _("重大项目")),
        ):
            nouns.register(noun, visible_to=model.objects.visible_to, label=label, url=model.get_absolute_url)
