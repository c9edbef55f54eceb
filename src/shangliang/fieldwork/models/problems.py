"""企业问题的办理 · Work plan, task force, log of coordination, policies applied: rows beside the matter; its lifecycle stays its own."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

MATTER = "matters.Matter"


class WorkPlan(models.Model):
    """工作方案 · What is to be done until when, and who answers for it."""

    matter = models.OneToOneField(MATTER, models.PROTECT, related_name="work_plan")
    text = models.TextField(_("怎么办"), max_length=5_000)
    lead = models.CharField(_("谁负责"), max_length=120)
    made_on = models.DateField(_("制定"))
    until = models.DateField(_("办到哪天"), null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("made_on")), name="work_plan_ends_after_it_began"
            )
        ]

    def __str__(self) -> str:
        return self.text[:40]


class TaskForce(models.Model):
    """工作专班 · One of those who work on it: the post in words, and the person where they have an account."""

    matter = models.ForeignKey(MATTER, models.PROTECT, related_name="task_force")
    title = models.CharField(_("单位和职务"), max_length=120)
    part = models.CharField(_("分工"), max_length=120, blank=True)
    person = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    joined_on = models.DateField(_("从哪天起"))

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["matter", "title"], name="task_force_title_once")]

    def __str__(self) -> str:
        return self.title


class Coordination(models.Model):
    """协调记录 · With which department, when, about what; what it answered."""

    matter = models.ForeignKey(MATTER, models.PROTECT, related_name="coordination")
    day = models.DateField(_("哪天"))
    department = models.CharField(_("和哪个部门"), max_length=120)
    text = models.TextField(_("协调什么"), max_length=2_000)
    answer = models.TextField(_("部门怎么答复"), max_length=2_000, blank=True)
    answered_on = models.DateField(_("答复日期"), null=True, blank=True)

    class Meta:
        ordering = ["day", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True, answer="")
                | (Q(answered_on__isnull=False, answered_on__gte=F("day")) & ~Q(answer="")),
                name="coordination_answered_later",
            )
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.department}"


class Policy(models.Model):
    """惠企政策 · A policy that was applied for the firm, and what it brought."""

    matter = models.ForeignKey(MATTER, models.PROTECT, related_name="policies")
    name = models.CharField(_("政策名称"), max_length=200)
    document = models.CharField(_("文号"), max_length=60, blank=True)
    brought = models.CharField(_("企业得到什么"), max_length=200)
    applied_on = models.DateField(_("哪天落实"))

    class Meta:
        ordering = ["applied_on", "id"]

    def __str__(self) -> str:
        return self.name
