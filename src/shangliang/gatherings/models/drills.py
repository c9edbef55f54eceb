"""应急演练 · Planned, held, looked back on: what it found is mended on the spot or becomes a matter, where its loop is closed.

A drill has no lifecycle: it stands where its dated marks and its findings say. A finding is closed when it was mended on
the spot, or when its matter and every rectification that grew out of that is closed.
"""

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from shangliang.kit import clock, ids
from shangliang.matters.lifecycle import Stage
from shangliang.matters.models import Matter
from shangliang.people.areas import after
from shangliang.subjects.models.located import ranges

DONE = (Stage.CLOSED, Stage.ARCHIVED)


class DrillQuerySet(models.QuerySet):
    def within(self, code: str):
        return self.filter(area_id__gte=code, area_id__lt=after(code))

    def standing(self):
        """Not called off."""
        return self.filter(called_off="")

    def held(self, since, until):
        """Between two days, both counted."""
        return self.filter(held_on__gte=since, held_on__lte=until)

    def visible_to(self, person):
        """As the register of facilities is."""
        found = Q(pk__in=[])
        for code in ranges(person, "facility.see"):
            found |= Q(area_id__gte=code, area_id__lt=after(code))
        return self.filter(found)


class Drill(models.Model):
    """应急演练"""

    class Sort(models.TextChoices):
        """演练形式"""

        TABLETOP = "tabletop", _("桌面推演")
        SPECIAL = "special", _("专项演练")
        FULL = "full", _("综合演练")

    ref = models.CharField(max_length=10, unique=True, default=ids.ref)
    title = models.CharField(_("演练名称"), max_length=80)
    sort = models.CharField(_("演练形式"), max_length=10, choices=Sort)
    area = models.ForeignKey("people.Area", models.PROTECT, related_name="+", verbose_name=_("在哪里"))
    organiser = models.CharField(_("组织单位"), max_length=60)
    plan = models.ForeignKey(
        "subjects.EmergencyPlan", models.PROTECT, null=True, blank=True, related_name="drills",
        verbose_name=_("检验哪个预案"),
    )  # fmt: skip
    scene = models.CharField(_("模拟的情况"), max_length=300, blank=True)
    planned_on = models.DateField(_("计划日期"))
    held_on = models.DateField(_("演练日期"), null=True, blank=True)
    people = models.PositiveIntegerField(_("参加人数"), null=True, blank=True)
    record = models.TextField(_("演练过程"), max_length=5_000, blank=True)
    called_off = models.CharField(_("取消原因"), max_length=200, blank=True)
    invented = models.BooleanField(_("虚构"), default=False)

    objects = DrillQuerySet.as_manager()

    class Meta:
        ordering = ["-planned_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(held_on__isnull=True) | (Q(people__gt=0) & ~Q(record="") & Q(called_off="")),
                name="drill_held_says_who_and_how",
            )
        ]
        indexes = [models.Index(fields=["area", "-planned_on"], name="drill_area")]

    def __str__(self) -> str:
        return self.title

    @property
    def state(self) -> str:
        """Where it stands before its findings are asked for."""
        if self.called_off:
            return gettext("已取消")
        if self.held_on:
            return gettext("已演练")
        return gettext("已过计划日期") if self.planned_on < clock.today() else gettext("已列计划")

    @property
    def is_late(self) -> bool:
        return not self.called_off and not self.held_on and self.planned_on < clock.today()

    def get_absolute_url(self) -> str:
        return reverse("drill", args=[self.ref])


def unmended(day=None):
    """Rectifications that grew out of the finding's suggestion and are still open on the day."""
    on = day or clock.today()
    grown = Matter.objects.filter(source=OuterRef("matter"), kind="rectification", raised_on__lte=on)
    return Exists(grown.filter(Q(closed_on__isnull=True) | Q(closed_on__gt=on)))


class FindingQuerySet(models.QuerySet):
    def closed(self, day=None):
        on = day or clock.today()
        by_matter = Q(matter__stage__in=DONE, matter__closed_on__lte=on) & ~unmended(on)
        return self.filter(Q(mended_on__lte=on) | by_matter)


class DrillFinding(models.Model):
    """演练发现的问题 · Mended on the spot, or made a suggestion: a matter, which the responsible organ may answer with a
    rectification."""

    drill = models.ForeignKey(Drill, models.PROTECT, related_name="findings")
    title = models.CharField(_("一句话"), max_length=80)
    text = models.TextField(_("情况"), max_length=2_000, blank=True)
    found_on = models.DateField(_("哪天"))
    mended_on = models.DateField(_("当场改好"), null=True, blank=True)
    how = models.CharField(_("怎样改好的"), max_length=200, blank=True)
    matter = models.ForeignKey("matters.Matter", models.PROTECT, null=True, blank=True, related_name="drill_findings")

    objects = FindingQuerySet.as_manager()

    class Meta:
        ordering = ["found_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(mended_on__isnull=True) | (Q(matter__isnull=True) & ~Q(how="")),
                name="drill_finding_mended_says_how",
            ),
            models.CheckConstraint(
                condition=Q(mended_on__isnull=True) | Q(mended_on__gte=F("found_on")), name="drill_finding_mended_after"
            ),
        ]

    def __str__(self) -> str:
        return self.title
