"""对象 · The Django app; tells kit how its objects are found."""

from django.apps import AppConfig


class SubjectsConfig(AppConfig):
    name = "shangliang.subjects"
    label = "subjects"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from shangliang.kit import files, nav, nouns
        from shangliang.people.can import Role, may

        from . import care, figures, looking
        from .models import AssistedPerson, Enterprise, Household

        care.declare()
        figures.declare()
        seen_by = {r for r in Role if may(r, "subject.see")} - {Role.FIRM}
        nav.add(_("包联企业"), "enterprises", _("对象"), roles=seen_by, order=40)
        file_seen_by = {r for r in Role if may(r, "household.see")}
        nav.add(_("家庭档案"), "households", _("对象"), roles=file_seen_by, order=42)
        nav.add(_("查看记录"), "looks", _("对象"), roles={r for r in Role if may(r, "trail.looks")}, order=43)
        nouns.register(
            "household", visible_to=Household.objects.visible_to, label=_("户"), url=Household.get_absolute_url
        )
        nouns.register(
            "assisted_person", visible_to=AssistedPerson.objects.visible_to, label=_("关爱对象"),
            url=AssistedPerson.get_absolute_url,
        )  # fmt: skip
        files.link_checks["consent"] = looking.paper_shown
        nouns.register(
            "enterprise", visible_to=Enterprise.objects.visible_to, label=_("企业"), url=Enterprise.get_absolute_url
        )
