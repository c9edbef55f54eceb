"""外出 · A trip of a kind: its plan, its team, its dated marks in order. It has no lifecycle; what it finds becomes a matter."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from shangliang.kit import clock, ids
from shangliang.people.areas import after
from shangliang.people.reach import reached

from ..kinds import KINDS, choices


class TripQuerySet(models.QuerySet):
    def within(self, code: str):
        """By the area of the host."""
        return self.filter(area_id__gte=code, area_id__lt=after(code))

    def standing(self):
        """Not called off."""
        return self.filter(called_off="")

    def visible_to(self, person):
        """By the host's area, and because one is on the team."""
        if not person.is_authenticated:
            return self.none()
        mine = TeamMember.objects.filter(person_id=person.pk).values("trip_id")
        return self.filter(reached(person, "trip.see") | Q(pk__in=mine))


class Trip(models.Model):
    """外出 · Who goes where, from when to when, why; report and look-back follow as dated marks."""

    ref = models.CharField(max_length=10, unique=True, default=ids.ref)
    kind = models.CharField(_("类别"), max_length=20, choices=choices)
    title = models.CharField(_("名称"), max_length=120)
    aim = models.TextField(_("目的"), max_length=2000, blank=True)
    area = models.ForeignKey("people.Area", models.PROTECT, related_name="+", verbose_name=_("地区"))
    host = models.ForeignKey(
        "people.Organisation", models.PROTECT, related_name="trips", verbose_name=pgettext_lazy("会", "主办")
    )
    places = models.CharField(_("去哪里"), max_length=200, blank=True)  # in words; the stops say it exactly
    planned_on = models.DateField(_("列入计划"), default=clock.today)
    starts_on = models.DateField(_("出发"))
    ends_on = models.DateField(_("返回"))
    gathering = models.ForeignKey(
        "gatherings.Gathering",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="trips",
        verbose_name=_("服务的会议"),
    )
    forum = models.ForeignKey(
        "gatherings.Gathering", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("座谈会")
    )
    report = models.TextField(_("报告"), max_length=50_000, blank=True)
    reported_on = models.DateField(_("报告日期"), null=True, blank=True)
    look_back = models.TextField(_("回头看的情况"), max_length=10_000, blank=True)
    looked_back_on = models.DateField(_("回头看"), null=True, blank=True)
    called_off = models.CharField(_("取消原因"), max_length=200, blank=True)

    objects = TripQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_on", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="trip_ends_after_it_began"),
            models.CheckConstraint(
                condition=Q(reported_on__isnull=True) | (Q(reported_on__gte=F("starts_on")) & ~Q(report="")),
                name="trip_reported_after_it_began",
            ),
            models.CheckConstraint(
                condition=Q(looked_back_on__isnull=True)
                | (Q(reported_on__isnull=False) & Q(looked_back_on__gte=F("reported_on")) & ~Q(look_back="")),
                name="trip_looked_back_after_its_report",
            ),
            models.CheckConstraint(
                condition=Q(called_off="") | Q(reported_on__isnull=True), name="trip_called_off_has_no_report"
            ),
        ]
        indexes = [models.Index(fields=["area", "-starts_on"], name="trip_area")]

    def __str__(self) -> str:
        return self.title

    @property
    def rules(self):
        """Its kind: usual methods, whether it goes far, meets companies, serves a gathering."""
        return KINDS[self.kind]

    @property
    def days(self) -> int:
        return (self.ends_on - self.starts_on).days + 1

    @property
    def state(self) -> str:
        """Where it stands, in one word for lists."""
        today = clock.today()
        if self.called_off:
            return gettext("已取消")
        if self.looked_back_on:
            return gettext("已回头看")
        if self.reported_on:
            return gettext("已有报告")
        if today < self.starts_on:
            return gettext("未出发")
        return gettext("正在进行") if today <= self.ends_on else gettext("等报告")

    def get_absolute_url(self) -> str:
        return reverse("trip", args=[self.ref])


class TeamMember(models.Model):
    """组员 · A post in words, and the person where they have an account."""

    class Part(models.TextChoices):
        """分工"""

        LEADER = "leader", _("组长")
        DEPUTY = "deputy", _("副组长")
        MEMBER = "member", _("成员")
        LIAISON = "liaison", _("联络员")

    trip = models.ForeignKey(Trip, models.CASCADE, related_name="team")
    part = models.CharField(_("分工"), max_length=10, choices=Part, default=Part.MEMBER)
    title = models.CharField(_("职务"), max_length=60)
    person = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="trips")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="team_member_has_a_title"),
            models.UniqueConstraint(fields=["trip", "person"], name="team_person_once"),
            models.UniqueConstraint(fields=["trip"], condition=Q(part="leader"), name="team_has_one_leader"),
        ]

    def __str__(self) -> str:
        return self.title
