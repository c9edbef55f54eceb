"""应急设施、委员工作站、重大项目 · What else has a place: one model for every kind of the emergency register; stations with
their duty roster; projects with the leader who answers for them. People stand here by title, never by name."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ..kinds import KINDS, choices
from .located import Located


class Facility(Located):
    """应急设施 · `details` hold what its kind declares (kinds/)."""

    noun = "facility"

    kind = models.CharField(_("类别"), max_length=20, choices=choices)
    owner = models.ForeignKey(
        "people.Organisation", models.PROTECT, null=True, blank=True, related_name="facilities",
        verbose_name=_("管理单位"),
    )  # fmt: skip
    responsible = models.CharField(_("负责人职务"), max_length=60, blank=True)
    details = models.JSONField(_("资料"), default=dict)

    class Meta(Located.Meta):
        verbose_name_plural = "facilities"

    @property
    def rules(self):
        return KINDS[self.kind]

    def get_absolute_url(self) -> str:
        return reverse("facility", args=[self.ref])


class MemberStation(Located):
    """委员工作站 · Its head by title; `organisation` is the body (of kind station) to which its members belong."""

    noun = "station"

    organisation = models.OneToOneField(
        "people.Organisation", models.PROTECT, null=True, blank=True, related_name="station", verbose_name=_("组织")
    )
    head = models.CharField(_("站长职务"), max_length=60)

    def get_absolute_url(self) -> str:
        return reverse("station", args=[self.ref])


class DutyDay(models.Model):
    """值班 · One line of the roster: which day, who (by title), for what."""

    station = models.ForeignKey(MemberStation, models.CASCADE, related_name="duties")
    on = models.DateField(_("日期"))
    who = models.CharField(_("值班委员"), max_length=60)
    what = models.CharField(_("内容"), max_length=120, blank=True)

    class Meta:
        ordering = ["on", "id"]
        constraints = [models.UniqueConstraint(fields=["station", "on", "who"], name="duty_once_a_day")]


class Project(Located):
    """重大项目 · With the leader who answers for it."""

    noun = "project"

    leader = models.CharField(_("包抓领导职务"), max_length=60)
    owner = models.ForeignKey(
        "people.Organisation", models.PROTECT, null=True, blank=True, related_name="projects",
        verbose_name=_("责任单位"),
    )  # fmt: skip
    enterprise = models.ForeignKey(
        "subjects.Enterprise", models.PROTECT, null=True, blank=True, related_name="projects", verbose_name=_("企业")
    )
    cost = models.DecimalField(_("总投资（万元）"), max_digits=12, decimal_places=2, null=True, blank=True)
    due_on = models.DateField(_("计划完成"), null=True, blank=True)

    class Meta(Located.Meta):
        constraints = [
            *Located.Meta.constraints,
            models.CheckConstraint(condition=Q(cost__isnull=True) | Q(cost__gte=0), name="project_costs_no_less"),
        ]

    def get_absolute_url(self) -> str:
        return reverse("project", args=[self.ref])
