"""评分 · What one side says of one indicator, the files it rests on; what the assessed says against it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from shangliang.kit import clock

from .assessments import Assessment, Round
from .frameworks import Indicator


class Mark(models.Model):
    """一项评分 · No value: no data. `asked`: the value came from the figures, nobody typed it."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="marks")
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="+")
    value = models.DecimalField(_("数值"), max_digits=14, decimal_places=4, null=True, blank=True)
    points = models.DecimalField(_("得分"), max_digits=6, decimal_places=2, null=True, blank=True)
    asked = models.BooleanField(default=False)
    note = models.CharField(_("根据"), max_length=300, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["round", "indicator"], name="mark_once"),
            models.CheckConstraint(
                condition=Q(value__isnull=True, points__isnull=True) | Q(value__isnull=False, points__isnull=False),
                name="mark_has_points_as_it_has_a_value",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator_id}: {self.points}"


class Evidence(models.Model):
    """佐证 · A file that stands behind an indicator of an assessment, from whoever put it in."""

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="evidence")
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="+")
    file = models.ForeignKey("kit.File", models.PROTECT, related_name="+")
    on = models.DateField(default=clock.today)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["assessment", "file"], name="evidence_once")]


def seen_through(file, person, _request) -> bool:
    """Registered with kit.files: evidence may be had by whoever may open the assessment."""
    if not person.is_authenticated:
        return False
    return Assessment.objects.visible_to(person).filter(evidence__file=file).exists()


class Objection(models.Model):
    """异议 · The assessed body does not agree with a mark; the host answers, and may mark anew."""

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="objections")
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="+")
    text = models.TextField(_("异议"), max_length=2_000)
    organisation = models.ForeignKey("people.Organisation", models.PROTECT, null=True, related_name="+")
    by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    on = models.DateField(default=clock.today)
    answer = models.TextField(_("答复"), max_length=2_000, blank=True)
    answered_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answer="", answered_on__isnull=True) | (~Q(answer="") & Q(answered_on__isnull=False)),
                name="objection_answered_on_a_day",
            ),
            models.UniqueConstraint(
                fields=["assessment", "indicator"], condition=Q(answered_on__isnull=True), name="objection_one_open"
            ),
        ]

    def __str__(self) -> str:
        return self.text[:40]
