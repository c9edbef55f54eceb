"""典型案例 · Which closed matter a case tells of, how it was rated, under which brand it goes out, how often it was taken up."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .document import Document


class Case(models.Model):
    """案例 · The document (kind case) has the text and the marks; rated before it is published."""

    class Rating(models.TextChoices):
        """评级"""

        MODEL = "model", _("示范")
        GOOD = "good", _("优秀")
        FAIR = "fair", _("良好")

    document = models.OneToOneField(Document, models.CASCADE, related_name="case")
    matter = models.OneToOneField("matters.Matter", models.PROTECT, related_name="case")
    brand = models.CharField(_("品牌"), max_length=40, blank=True)
    rating = models.CharField(_("评级"), max_length=5, choices=Rating, blank=True)
    rating_why = models.CharField(_("评级意见"), max_length=300, blank=True)
    rated_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    rated_on = models.DateField(null=True, blank=True)
    reused = models.PositiveIntegerField(_("被借鉴次数"), default=0)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(rating="", rated_on__isnull=True, rated_by__isnull=True)
                | (~Q(rating="") & Q(rated_on__isnull=False, rated_by__isnull=False)),
                name="case_rated_on_a_day_by_somebody",
            )
        ]

    def __str__(self) -> str:
        return self.brand
