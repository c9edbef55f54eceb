"""应急台账 · What belongs to readiness and is no place with a door: plans, stock with its expiry, training, where people live.

All of it is seen by whoever sees facilities, and written by whoever registers them.
"""

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from shangliang.kit import clock, ids

from .facilities import Facility
from .located import LocatedQuerySet


class Registered(models.Model):
    """在册 · Of an area, with a number of its own."""

    noun: ClassVar[str]
    seen_by: ClassVar[str] = "facility.see"
    edited_by: ClassVar[str] = "facility.edit"

    ref = models.CharField(max_length=10, unique=True, default=ids.ref)
    area = models.ForeignKey("people.Area", models.PROTECT, related_name="+", verbose_name=_("所在地"))
    invented = models.BooleanField(_("虚构"), default=False)

    class Meta:
        abstract = True

    def get_absolute_url(self) -> str:
        """All of them stand on their area's page of readiness."""
        return f"{reverse('readiness')}?area={self.area_id}"


class PlanQuerySet(LocatedQuerySet):
    def in_force(self, day=None):
        """Issued, not withdrawn, its review not overdue."""
        on = day or clock.today()
        kept = self.filter(Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gt=on), issued_on__lte=on)
        return kept.filter(Q(review_on__isnull=True) | Q(review_on__gte=on))


class EmergencyPlan(Registered):
    """应急预案 · For one of the subjects that the rule asks of a county (`readiness.plans`), or for another."""

    noun = "emergency_plan"

    subject = models.CharField(_("针对什么"), max_length=40)
    title = models.CharField(_("预案名称"), max_length=120)
    number = models.CharField(_("文号"), max_length=60, blank=True)
    issued_on = models.DateField(_("印发日期"))
    review_on = models.DateField(_("评估修订期限"), null=True, blank=True)
    withdrawn_on = models.DateField(_("废止日期"), null=True, blank=True)

    objects = PlanQuerySet.as_manager()

    class Meta:
        ordering = ["area_id", "subject", "-issued_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(review_on__isnull=True) | Q(review_on__gt=F("issued_on")), name="plan_reviewed_after_issue"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gte=F("issued_on")),
                name="plan_withdrawn_after_issue",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_late(self) -> bool:
        return self.review_on is not None and self.review_on < clock.today()


class StockQuerySet(models.QuerySet):
    def within(self, code: str):
        return self.filter(facility__in=Facility.objects.within(code).standing().order_by().values("pk"))

    def enough(self, day=None):
        """At or above what is to be kept, and not expired."""
        on = day or clock.today()
        return self.filter(Q(expires_on__isnull=True) | Q(expires_on__gte=on), quantity__gte=F("quota"))


class StockItem(models.Model):
    """储备物资 · One kind of goods at one place: how much is there, how much is to be there, until when it is good."""

    facility = models.ForeignKey(Facility, models.PROTECT, related_name="stock", verbose_name=_("储备点"))
    name = models.CharField(_("物资"), max_length=60)
    unit = models.CharField(_("单位"), max_length=10)
    quantity = models.PositiveIntegerField(_("现有"))
    quota = models.PositiveIntegerField(_("应储"))
    expires_on = models.DateField(_("有效期至"), null=True, blank=True)
    checked_on = models.DateField(_("盘点日期"), default=clock.today)

    objects = StockQuerySet.as_manager()

    class Meta:
        ordering = ["facility_id", "name", "id"]
        constraints = [models.UniqueConstraint(fields=["facility", "name"], name="stock_once_per_place")]

    def __str__(self) -> str:
        return self.name

    @property
    def is_expired(self) -> bool:
        return self.expires_on is not None and self.expires_on < clock.today()


class Training(Registered):
    """宣教培训 · Of responders (counted for the training rate) or of residents; how many came."""

    noun = "training"

    class Whom(models.TextChoices):
        """培训对象"""

        RESPONDERS = "responders", _("救援人员")
        RESIDENTS = "residents", _("居民群众")

    whom = models.CharField(_("培训对象"), max_length=10, choices=Whom)
    what = models.CharField(_("内容"), max_length=120)
    on = models.DateField(_("日期"))
    people = models.PositiveIntegerField(_("人数"), validators=[MinValueValidator(1)])

    objects = LocatedQuerySet.as_manager()

    class Meta:
        ordering = ["-on", "-id"]

    def __str__(self) -> str:
        return self.what


class PopulationPoint(Registered):
    """人口点 · Where how many people live, as imported; coverage is computed from these."""

    noun = "population_point"

    name = models.CharField(_("名称"), max_length=80)
    lat = models.DecimalField(
        _("纬度"), max_digits=8, decimal_places=6, validators=[MinValueValidator(3), MaxValueValidator(54)]
    )
    lon = models.DecimalField(
        _("经度"), max_digits=9, decimal_places=6, validators=[MinValueValidator(73), MaxValueValidator(136)]
    )
    people = models.PositiveIntegerField(_("人数"))
    source = models.CharField(_("数据来源"), max_length=80, blank=True)

    objects = LocatedQuerySet.as_manager()

    class Meta:
        ordering = ["area_id", "id"]
        constraints = [models.UniqueConstraint(fields=["area", "name"], name="population_point_once_per_area")]

    def __str__(self) -> str:
        return self.name
