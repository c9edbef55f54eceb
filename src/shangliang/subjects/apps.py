"""对象 · The Django app; tells kit how its objects are found."""

from django.apps import AppConfig


class SubjectsConfig(AppConfig):
    name = "shangliang.subjects"
    label = "subjects"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from shangliang.kit import importing, nav, nouns
        from shangliang.people.can import Role, may

        from . import figures, rules
        from .importers.enterprises import Enterprises
        from .models import ConsultationRoom, Enterprise

        rules.declare()
        figures.declare()
        importing.register(Enterprises())
        seen_by = {r for r in Role if may(r, "subject.see")} - {Role.FIRM}
        nav.add(_("包联企业"), "enterprises", _("对象"), roles=seen_by, order=40)
        rooms = {r for r in Role if may(r, "room.see")}
        nav.add(_("议事室"), "rooms", _("对象"), roles=rooms, order=42)
        nouns.register(
            "enterprise", visible_to=Enterprise.objects.visible_to, label=_("企业"), url=Enterprise.get_absolute_url
        )
        nouns.register(
            "consultation_room",
            visible_to=ConsultationRoom.objects.visible_to,
            label=_("议事室"),
            url=ConsultationRoom.get_absolute_url,
        )
