"""招商 · Companies met on a batch, leads with their dated marks in order, what the office has planned for a year."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from shangliang.kit import ids
from shangliang.kit.seal import SealedTextField
from shangliang.people.areas import after
from shangliang.people.reach import reached

from .trips import Trip


class Met(models.Model):
    """会见的企业 · A company met on a batch; who speaks for it is sealed."""

    id = models.BigIntegerField(primary_key=True, default=ids.key)
    trip = models.ForeignKey(Trip, models.CASCADE, related_name="met")
    name = models.CharField(_("企业名称"), max_length=120)
    sector = models.CharField(_("行业"), max_length=60, blank=True)
    place = models.CharField(_("在哪里"), max_length=60, blank=True)
    contact = SealedTextField(_("联系人和电话"), max_length=120, blank=True)
    materials = ArrayField(models.CharField(max_length=20), default=list, verbose_name=_("送了哪些材料"))
    notes = models.TextField(_("谈了什么"), max_length=5_000, blank=True)
    met_on = models.DateField(_("哪天"))

    class Meta:
        ordering = ["met_on", "name"]
        constraints = [models.UniqueConstraint(fields=["trip", "name"], name="company_met_once_a_batch")]

    def __str__(self) -> str:
        return self.name


class LeadQuerySet(models.QuerySet):
    def within(self, code: str):
        return self.filter(area_id__gte=code, area_id__lt=after(code))

    def visible_to(self, person):
        """By the area where it is to land; and what one has brought oneself."""
        if not person.is_authenticated:
            return self.none()
        return self.filter(reached(person, "investment.see") | Q(brought_by_id=person.pk))


# field of the day: word; each needs the one before it, only a visit may be left out
MARKS = {
    "visit_on": _("来访考察"),
    "intent_on": _("达成意向"),
    "signed_on": _("签约"),
    "registered_on": _("注册"),
    "started_on": _("开工"),
    "funds_on": _("资金到位"),
    "production_on": _("投产"),
}


def _later(mark: str, before: str) -> models.CheckConstraint:
    need = Q(**{f"{mark}__isnull": True}) | (
        Q(**{f"{before}__isnull": False}) & Q(**{f"{mark}__gte": F(before)})
    )  # fmt: skip
    return models.CheckConstraint(condition=need, name=f"lead_{mark.removesuffix('_on')}_in_order")


class Lead(models.Model):
    """招商线索 · A company that may come: from a batch or brought by a member, on to production, or given up with a reason."""

    ref = models.CharField(max_length=10, unique=True, default=ids.ref)
    name = models.CharField(_("企业或项目"), max_length=120)
    sector = models.CharField(_("行业"), max_length=60, blank=True)
    text = models.TextField(_("情况"), max_length=5_000, blank=True)
    area = models.ForeignKey("people.Area", models.PROTECT, related_name="+", verbose_name=_("拟落在哪里"))
    host = models.ForeignKey(
        "people.Organisation", models.PROTECT, related_name="leads", verbose_name=pgettext_lazy("会", "主办")
    )
    met = models.OneToOneField(Met, models.PROTECT, null=True, blank=True, related_name="lead")
    brought_by = models.ForeignKey(
        "people.Person", models.PROTECT, null=True, blank=True, related_name="leads", verbose_name=_("提供线索的委员")
    )
    opened_on = models.DateField(_("登记"))
    visit_on = models.DateField(_("来访考察"), null=True, blank=True)
    visit_with = models.CharField(_("陪同"), max_length=120, blank=True)
    intent_on = models.DateField(_("达成意向"), null=True, blank=True)
    signed_on = models.DateField(_("签约"), null=True, blank=True)
    signed_yuan = models.BigIntegerField(_("签约金额（元）"), null=True, blank=True)
    registered_on = models.DateField(_("注册"), null=True, blank=True)
    started_on = models.DateField(_("开工"), null=True, blank=True)
    funds_on = models.DateField(_("资金到位"), null=True, blank=True)
    funds_yuan = models.BigIntegerField(_("到位资金（元）"), null=True, blank=True)
    production_on = models.DateField(_("投产"), null=True, blank=True)
    dropped_on = models.DateField(_("放弃"), null=True, blank=True)
    dropped_why = models.CharField(_("放弃的原因"), max_length=200, blank=True)

    objects = LeadQuerySet.as_manager()

    class Meta:
        ordering = ["-opened_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(visit_on__isnull=True) | Q(intent_on__isnull=True) | Q(intent_on__gte=F("visit_on")),
                name="lead_intent_in_order",
            ),
            _later("signed_on", "intent_on"),
            _later("registered_on", "signed_on"),
            _later("started_on", "registered_on"),
            _later("funds_on", "started_on"),
            _later("production_on", "funds_on"),
            models.CheckConstraint(
                condition=Q(signed_on__isnull=True, signed_yuan__isnull=True)
                | Q(signed_on__isnull=False, signed_yuan__isnull=False, signed_yuan__gte=0),
                name="lead_signed_with_its_amount",
            ),
            models.CheckConstraint(
                condition=Q(funds_on__isnull=True, funds_yuan__isnull=True)
                | Q(funds_on__isnull=False, funds_yuan__isnull=False, funds_yuan__gte=0),
                name="lead_funds_with_their_amount",
            ),
            models.CheckConstraint(
                condition=Q(dropped_on__isnull=True, dropped_why="")
                | (Q(dropped_on__isnull=False, production_on__isnull=True) & ~Q(dropped_why="")),
                name="lead_dropped_with_a_reason",
            ),
        ]
        indexes = [models.Index(fields=["area", "-opened_on"], name="lead_area")]

    def __str__(self) -> str:
        return self.name

    @property
    def last_mark(self) -> str:
        """The field of the furthest mark, or ''."""
        return next((mark for mark in reversed(MARKS) if getattr(self, mark)), "")

    @property
    def state(self) -> str:
        if self.dropped_on:
            return gettext("已放弃")
        return str(MARKS[self.last_mark]) if self.last_mark else gettext("洽谈中")

    def get_absolute_url(self) -> str:
        return reverse("lead", args=[self.ref])


class PlanFigure(models.Model):
    """招商计划 · What an area has set itself for a year: projects signed, yuan signed."""

    area = models.ForeignKey("people.Area", models.PROTECT, related_name="+", verbose_name=_("地区"))
    year = models.PositiveSmallIntegerField(_("年度"))
    projects = models.PositiveIntegerField(_("签约项目（个）"))
    yuan = models.BigIntegerField(_("签约金额（元）"))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["area", "year"], name="investment_plan_once_a_year"),
            models.CheckConstraint(condition=Q(yuan__gte=0), name="investment_plan_not_below_nought"),
        ]

    def __str__(self) -> str:
        return f"{self.area_id} {self.year}"
