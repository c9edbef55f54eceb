"""对象 · The Django app; tells kit how its objects are found."""

from django.apps import AppConfig


class SubjectsConfig(AppConfig):
    name = "shangliang.subjects"
    label = "subjects"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from shangliang.kit import files, importing, nouns

        from . import care, figures, looking, models, nav, panels, rules, searching  # noqa: F401 - panels fill pages above
        from .importers.facilities import Facilities
        from .importers.households import Households
        from .importers.population_points import PopulationPoints
        from .importers.rooms import Rooms

        care.declare()
        rules.declare()
        figures.declare()
        nav.declare()
        searching.declare()
        for importer in (Households(), Facilities(), PopulationPoints(), Rooms()):
            importing.register(importer)
        files.link_checks["consent"] = looking.paper_shown
        files.link_checks["room"] = models.rooms.photo_shown
        files.link_checks["room_have"] = models.rooms.evidence_shown
        for noun, model, label in (
            ("assisted_person", models.AssistedPerson, _("关爱对象")),
            ("consultation_room", models.ConsultationRoom, _("议事室")),
            ("emergency_plan", models.EmergencyPlan, _("应急预案")),
            ("enterprise", models.Enterprise, _("企业")),
            ("facility", models.Facility, _("应急设施")),
            ("household", models.Household, _("户")),
            ("population_point", models.PopulationPoint, _("人口点")),
            ("project", models.Project, _("重大项目")),
            ("station", models.MemberStation, _("委员工作站")),
            ("training", models.Training, _("宣教培训")),
        ):
            nouns.register(noun, visible_to=model.objects.visible_to, label=label, url=model.get_absolute_url)
