"""测评 · A place or a body held against a framework for a period: self-score, review-score, third-party score, and after closing."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from shangliang.kit import clock, ids
from shangliang.people.areas import after
from shangliang.people.reach import reached, row_ranges

from .frameworks import Framework


class AssessmentQuerySet(models.QuerySet):
    def within(self, code: str):
        """By the place that is assessed."""
        return self.filter(place_id__gte=code, place_id__lt=after(code))

    def published(self):
        return self.filter(published_on__isnull=False)

    def visible_to(self, person):
        """By the host's area; the place's own desks; the body that is assessed."""
        if not person.is_authenticated:
            return self.none()
        posts = [p for p in person.held_posts if p.allows("assessment.see", p.organisation.area_id)]
        found = reached(person, "assessment.see") | Q(body__in=[p.organisation_id for p in posts])
        if posts:
            for low, high in row_ranges(person):
                found |= Q(place_id__gte=low, place_id__lt=high)
        return self.filter(found)


class Assessment(models.Model):
    """测评 · `area` is the host's; `place` what is assessed, `body` who answers for it. A CPPCC advises: it closes nothing by order."""

    ref = models.CharField(max_length=10, unique=True, default=ids.ref)
    framework = models.ForeignKey(Framework, models.PROTECT, related_name="assessments", verbose_name=_("指标体系"))
    title = models.CharField(_("名称"), max_length=120)
    area = models.ForeignKey("people.Area", models.PROTECT, related_name="+", verbose_name=_("地区"))
    host = models.ForeignKey(
        "people.Organisation", models.PROTECT, related_name="assessments", verbose_name=pgettext_lazy("会", "主办")
    )
    place = models.ForeignKey("people.Area", models.PROTECT, related_name="+", verbose_name=_("测评哪里"))
    body = models.ForeignKey(
        "people.Organisation", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("被测评单位")
    )
    period = models.CharField(_("期间"), max_length=10)  # as figures write it: 2023, 2023-Q2, 2023-06, all
    opened_on = models.DateField(_("开始日期"), default=clock.today)
    published_on = models.DateField(_("公布日期"), null=True, blank=True)

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        ordering = ["-opened_on", "-id"]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="assessment_has_a_title"),
            models.CheckConstraint(
                condition=Q(published_on__isnull=True) | Q(published_on__gte=F("opened_on")),
                name="assessment_published_once_it_is_open",
            ),
        ]
        indexes = [models.Index(fields=["place", "-opened_on"], name="assessment_place")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("assessment", args=[self.ref])


class Side(models.TextChoices):
    """谁评"""

    SELF = "self", _("自评")
    REVIEW = "review", _("考核")
    THIRD = "third", _("第三方")
    AFTER = "after", _("补短板后")


class Round(models.Model):
    """一轮评分 · One side's marks with their total, as it was when they were put in. `after` holds only what was asked again."""

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="rounds")
    side = models.CharField(_("谁评"), max_length=6, choices=Side)
    score = models.DecimalField(_("得分"), max_digits=7, decimal_places=2, null=True, blank=True)
    worth = models.DecimalField(max_digits=7, decimal_places=2, default=0)  # of the indicators that have data
    missing = models.PositiveSmallIntegerField(default=0)
    vetoed = models.BooleanField(default=False)
    marked_on = models.DateField(default=clock.today)
    by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")  # nobody: asked by itself

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["assessment", "side"], name="round_once_per_side"),
            models.CheckConstraint(condition=Q(by__isnull=False) | Q(side="after"), name="round_marked_by_somebody"),
        ]

    def __str__(self) -> str:
        return self.get_side_display()
