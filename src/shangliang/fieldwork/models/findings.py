"""发现 · What a trip found: good practice, a problem, advice; each may become a suggestion, which is a matter."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .stops import Stop
from .trips import Trip


class Finding(models.Model):
    """发现 · The link to the suggestion runs both ways: `matter` here, a panel on the matter's page."""

    class Kind(models.TextChoices):
        """发现的类别"""

        PRACTICE = "practice", _("好做法")
        PROBLEM = "problem", _("问题")
        ADVICE = "advice", _("建议")

    trip = models.ForeignKey(Trip, models.CASCADE, related_name="findings")
    stop = models.ForeignKey(Stop, models.SET_NULL, null=True, blank=True, related_name="findings")
    kind = models.CharField(_("类别"), max_length=10, choices=Kind)
    title = models.CharField(_("一句话"), max_length=80)
    text = models.TextField(_("情况"), max_length=5_000, blank=True)
    found_on = models.DateField(_("哪天"))
    matter = models.ForeignKey("matters.Matter", models.PROTECT, null=True, blank=True, related_name="findings")

    class Meta:
        ordering = ["found_on", "id"]
        constraints = [models.CheckConstraint(condition=~Q(title=""), name="finding_says_something")]

    def __str__(self) -> str:
        return self.title
