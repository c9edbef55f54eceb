"""纸上意见 · Cards filled in by hand, typed in by a clerk; from a box (G4) by two persons who do not see each other; hands (G0)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from shangliang.kit import ids


class PaperBatch(models.Model):
    """一沓卡片 · How many cards it has is declared before the first is typed; double entry must agree card by card."""

    ref = models.CharField(max_length=10, unique=True, default=ids.ref)
    consultation = models.ForeignKey("consultations.Consultation", models.CASCADE, related_name="batches")
    declared = models.PositiveIntegerField(_("张数"))
    double = models.BooleanField(_("双人录入"), default=False)
    first_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    second_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    accepted_at = models.DateTimeField(null=True, blank=True)
    sample = models.JSONField(_("抽出复核的卡片"), default=list, blank=True)  # their numbers, drawn by lot
    recount_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(second_by__isnull=True) | ~Q(second_by=models.F("first_by")), name="paper_typed_by_two"
            ),
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True) | Q(double=False) | Q(second_by__isnull=False),
                name="paper_accepted_after_both",
            ),
            models.CheckConstraint(
                condition=Q(recount_by__isnull=True)
                | (Q(accepted_at__isnull=False) & ~Q(recount_by=models.F("first_by")) & ~Q(sample=[])),
                name="paper_recounted_by_another",
            ),
        ]


class Card(models.Model):
    """卡片 · What stands on one card, as one person typed it: {statement number: -1 | 0 | 1}."""

    batch = models.ForeignKey(PaperBatch, models.CASCADE, related_name="cards")
    number = models.PositiveIntegerField()
    by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    views = models.JSONField()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["batch", "number", "by"], name="card_typed_once_by_a_person")]


class HandCount(models.Model):
    """举手 · The hands for one statement as one person counted them; what two persons agree on is the result."""

    statement = models.ForeignKey("consultations.Statement", models.CASCADE, related_name="hands")
    by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    agree = models.PositiveIntegerField()
    disagree = models.PositiveIntegerField()
    unsure = models.PositiveIntegerField()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["statement", "by"], name="hands_counted_once_by_a_person")]
