"""协商议事室 · Where people talk things over: of a village or community (these two count for coverage), a firm, an institution.

Six haves (六有), each with the day it was in place; uses, noted by hand or told by nouns further up (uses.py).
"""

from typing import ClassVar

from django.db import models
from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from shangliang.people.areas import VILLAGE

from .. import uses
from .located import Located, LocatedQuerySet


class RoomKind(models.TextChoices):
    """议事室类别 · Whose room it is."""

    VILLAGE = "village", _("村")
    COMMUNITY = "community", _("社区")
    ENTERPRISE = "enterprise", _("企业")
    INSTITUTION = "institution", _("机关单位")


COUNTED = (RoomKind.VILLAGE, RoomKind.COMMUNITY)  # for coverage


class Have(models.TextChoices):
    """六有"""

    PREMISES = "premises", _("有阵地")
    SIGN = "sign", _("有标识")
    RULES = "rules", _("有制度")
    PROCEDURE = "procedure", _("有流程")
    ACTIVITY = "activity", _("有活动")
    RESULTS = "results", _("有成效")


class RoomQuerySet(LocatedQuerySet):
    def counted(self):
        """Of villages and communities."""
        return self.filter(kind__in=COUNTED)

    def used(self, since, until):
        """Used in these days, whoever says so."""
        return self.filter(uses.used(since, until))

    def with_haves(self):
        """`kept`: how many of the six are in place."""
        return self.annotate(kept=Count("haves"))


class ConsultationRoom(Located):
    """协商议事室"""

    noun: ClassVar[str] = "consultation_room"
    seen_by: ClassVar[str] = "room.see"
    edited_by: ClassVar[str] = "room.edit"

    kind = models.CharField(_("类别"), max_length=12, choices=RoomKind)
    owner = models.ForeignKey(
        "people.Organisation", models.PROTECT, null=True, blank=True, related_name="rooms", verbose_name=_("管理单位")
    )
    enterprise = models.ForeignKey(
        "subjects.Enterprise", models.PROTECT, null=True, blank=True, related_name="rooms", verbose_name=_("企业")
    )

    photo = models.ForeignKey(
        "kit.File", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("照片")
    )

    objects = RoomQuerySet.as_manager()  # type: ignore[misc]  # its own manager instead of the common one

    class Meta(Located.Meta):
        constraints = [
            *Located.Meta.constraints,
            models.CheckConstraint(
                condition=Q(enterprise__isnull=True) | Q(kind=RoomKind.ENTERPRISE), name="room_of_a_firm_says_so"
            ),
        ]

    @property
    def village(self) -> str:
        """The code of its village or community; a room in a group of a village is the village's."""
        return self.area_id[:VILLAGE]

    def get_absolute_url(self) -> str:
        return reverse("consultation-room", args=[self.ref])

    def get_public_url(self) -> str:
        return reverse("room-public", args=[self.ref])


class RoomHave(models.Model):
    """一有 · One of the six, in place since a day."""

    room = models.ForeignKey(ConsultationRoom, models.CASCADE, related_name="haves")
    have = models.CharField(_("六有"), max_length=12, choices=Have)
    on = models.DateField(_("日期"))
    note = models.CharField(_("说明"), max_length=200, blank=True)
    evidence = models.ForeignKey(
        "kit.File", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("佐证")
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["room", "have"], name="room_has_each_once")]


class RoomUse(models.Model):
    """使用 · One use noted by hand: the day, what for, how many people."""

    room = models.ForeignKey(ConsultationRoom, models.CASCADE, related_name="uses")
    on = models.DateField(_("日期"))
    what = models.CharField(_("做什么"), max_length=120)
    people = models.PositiveIntegerField(_("人数"))

    class Meta:
        ordering = ["-on", "-id"]
        indexes = [models.Index(fields=["on", "room"], name="room_use_day")]


@uses.told
def noted(since, until):
    """What was noted by hand."""
    return RoomUse.objects.filter(on__gte=since, on__lte=until)


def photo_shown(file, person, _request) -> bool:
    """Registered with kit.files: of a room that is open its photo is as public as its door; of a closed one it is the desk's."""
    rooms = ConsultationRoom.objects.filter(photo=file)
    return rooms.standing().exists() or (person.is_authenticated and rooms.visible_to(person).exists())


def evidence_shown(file, person, _request) -> bool:
    """Registered with kit.files: what shows that one of the six is in place is for whoever sees the room at the desk."""
    if not person.is_authenticated:
        return False
    rooms = RoomHave.objects.filter(evidence=file).values("room")
    return ConsultationRoom.objects.visible_to(person).filter(pk__in=rooms).exists()
