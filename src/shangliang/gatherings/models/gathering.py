"""聚会 · Who met, when, where, who was present: a sitting, later meetings, visits and trips too."""

from django.db import models
from django.db.models import Count, F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from shangliang.kit import ids
from shangliang.kit.seal import SealedTextField
from shangliang.people import reach
from shangliang.people.areas import after


class GatheringQuerySet(models.QuerySet):
    def within(self, code: str):
        return self.filter(area_id__gte=code, area_id__lt=after(code))

    def running(self):
        """Opened by its chair and not ended."""
        return self.filter(opened_at__isnull=False, ended_at__isnull=True)

    def visible_to(self, person):
        """By reach over its area (from the city upward: held at the post's own area), or because one is on its list."""
        found = Q(attendances__person_id=person.pk) if person.is_authenticated else Q(pk__in=[])
        for code, full in reach.grounds(person):
            found |= Q(area_id__gte=code, area_id__lt=after(code)) if full else Q(area_id=code)
        return self.filter(pk__in=self.model.objects.filter(found).values("pk"))


class Gathering(models.Model):
    """聚会 · One occasion at one place; `kind` says of what noun it is a part (sitting, ...)."""

    ref = models.CharField(max_length=10, unique=True, default=ids.ref)
    kind = models.CharField(_("类别"), max_length=20)
    title = models.CharField(_("名称"), max_length=120)
    area = models.ForeignKey("people.Area", models.PROTECT, related_name="+", verbose_name=_("地区"))
    host = models.ForeignKey(
        "people.Organisation", models.PROTECT, related_name="gatherings", verbose_name=pgettext_lazy("会", "主办")
    )
    place = models.CharField(_("地点"), max_length=120)
    room = models.ForeignKey(
        "subjects.ConsultationRoom", models.PROTECT, null=True, blank=True, related_name="gatherings",
        verbose_name=_("协商议事室"),
    )  # fmt: skip
    starts_at = models.DateTimeField(_("开始时间"))
    ends_at = models.DateTimeField(_("结束时间"))
    chair = models.CharField(_("主持人"), max_length=60, blank=True)
    recorder = models.CharField(_("记录人"), max_length=60, blank=True)
    agenda = models.JSONField(_("议程"), default=list)  # [{"title", "minutes"}], in order
    item = models.PositiveSmallIntegerField(default=0)  # which of them is on
    opened_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    called_off_at = models.DateTimeField(null=True, blank=True)
    called_off_why = models.CharField(_("取消的原因"), max_length=200, blank=True)
    notes = models.TextField(_("记录"), blank=True)

    objects = GatheringQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_at", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="gathering_ends_after_its_start"),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(opened_at__isnull=False), name="gathering_ended_was_opened"
            ),
            models.CheckConstraint(
                condition=Q(called_off_at__isnull=True) | (Q(opened_at__isnull=True) & ~Q(called_off_why="")),
                name="gathering_called_off_with_a_reason",
            ),
        ]
        indexes = [models.Index(fields=["area", "-starts_at"], name="gathering_area")]

    def __str__(self) -> str:
        return self.title

    @property
    def is_running(self) -> bool:
        return self.opened_at is not None and self.ended_at is None


class Presence(models.TextChoices):
    """到会情况 · 列席 attends without a vote, 旁听 looks on; leave has a reason and somebody who approved it."""

    EXPECTED = "expected", _("应到")
    PRESENT = "present", _("出席")
    NONVOTING = "nonvoting", _("列席")
    SPECTATOR = "spectator", _("旁听")
    LEAVE = "leave", _("请假")
    ABSENT = "absent", _("缺席")
    LATE = "late", _("迟到")
    LEFT_EARLY = "left_early", _("早退")


ADDED = (Presence.NONVOTING, Presence.SPECTATOR)  # come besides who is expected
MAY_SPEAK = (Presence.PRESENT, Presence.LATE, Presence.NONVOTING)
COUNTED = (Presence.PRESENT, Presence.LATE, Presence.LEFT_EARLY)
IN_THE_ROOM = (Presence.PRESENT, Presence.NONVOTING, Presence.SPECTATOR, Presence.LATE, Presence.LEFT_EARLY)


class AttendanceQuerySet(models.QuerySet):
    def due(self):
        """应到: not those who were asked to sit in or to look on."""
        return self.filter(comes_as="").exclude(presence__in=ADDED)

    def here_at(self, moment):
        """Of those due, who had come by then and not left."""
        there = Q(left_at__isnull=True) | Q(left_at__gt=moment)
        return self.due().filter(there, presence__in=COUNTED, arrived_at__lte=moment)

    def on_record(self):
        """As the desk had it when the meeting ended: without what was entered afterwards."""
        return self.filter(entered_at__isnull=True)

    def in_the_room(self):
        return self.filter(presence__in=[Presence.PRESENT, Presence.LATE, *ADDED])

    def may_speak(self):
        """Present with a voice: who looks on has none, who has left has none any more."""
        return self.filter(presence__in=MAY_SPEAK)

    def deliberating(self):
        """Present and counted: whose view a poll asks for."""
        return self.filter(presence__in=[Presence.PRESENT, Presence.LATE])

    def counts(self) -> dict[str, int]:
        """应到 and 实到, the same of those with an interest, and who came besides."""
        listed, came = ~Q(presence__in=ADDED) & Q(comes_as=""), Q(presence__in=COUNTED)
        return self.aggregate(
            expected=Count("pk", filter=listed),
            present=Count("pk", filter=came),
            concerned=Count("pk", filter=listed & Q(interested=True)),
            concerned_present=Count("pk", filter=came & Q(interested=True)),
            added=Count("pk", filter=Q(presence__in=ADDED)),
        )


class Attendance(models.Model):
    """到会 · One person on the list of a gathering. `roster` is the key of the row on the roster it was made from."""

    id = models.BigIntegerField(primary_key=True, default=ids.key)
    gathering = models.ForeignKey(Gathering, models.CASCADE, related_name="attendances")
    number = models.PositiveSmallIntegerField(_("席号"))
    name = SealedTextField(_("姓名"), max_length=60)
    pinyin = models.CharField(max_length=8, blank=True)  # initials, for the check-in desk; says no name
    person = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="attendances")
    roster = models.BigIntegerField(null=True, blank=True)
    seat = models.CharField(
        _("类别"), max_length=20, blank=True
    )  # of 1+7+X or another plan; codes of who made the list
    interested = models.BooleanField(_("利益相关方"), default=False)
    presence = models.CharField(_("到会情况"), max_length=12, choices=Presence, default=Presence.EXPECTED)
    comes_as = models.CharField(
        _("以什么身份来"), max_length=12, blank=True
    )  # asked to 列席 or 旁听: not due, not counted
    half_days = models.PositiveSmallIntegerField(_("半天数"), default=1)
    halves = models.JSONField(default=list)  # of more than one half-day: what each was, "" where it is not said yet
    reason = models.CharField(_("原因"), max_length=120, blank=True)
    approved_by = models.CharField(_("准假人"), max_length=60, blank=True)
    arrived_at = models.DateTimeField(null=True, blank=True)
    left_at = models.DateTimeField(null=True, blank=True)
    entered_at = models.DateTimeField(_("补录时间"), null=True, blank=True)  # presence typed in after the end
    ticket = models.BinaryField(max_length=16, null=True, unique=True)  # keyed digest of the code on the ticket

    objects = AttendanceQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["gathering", "number"], name="attendance_number_once"),
            models.UniqueConstraint(fields=["gathering", "roster"], name="attendance_once_per_roster_row"),
            models.CheckConstraint(
                condition=~Q(presence="leave") | (~Q(reason="") & ~Q(approved_by="")),
                name="leave_has_reason_and_approver",
            ),
            models.CheckConstraint(
                condition=Q(comes_as="") | (Q(comes_as__in=ADDED) & ~Q(presence__in=COUNTED)),
                name="attendance_without_a_vote_is_not_counted",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}"

    @property
    def in_the_room(self) -> bool:
        return self.presence in IN_THE_ROOM
