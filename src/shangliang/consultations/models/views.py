"""表态 · Agree, disagree, not sure: the last one counts until the close. No time, no trail row; sealed afterwards.

`rev` comes from a sequence with every change, so that the worker sees that the picture is old without counting.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from shangliang.kit import ids


class Voter(models.Model):
    """表态人 · The keyed digest of a slip, a personal link or a paper card. Dropped by the sealing.

    `participant` only where the grade is by name (G1) and everybody was told so before.
    """

    class Way(models.TextChoices):
        SLIP = "slip", _("纸签")
        LINK = "link", _("个人链接")
        OPEN = "open", _("扫码")
        PAPER = "paper", _("纸质")

    id = models.BigIntegerField(primary_key=True, default=ids.key)
    consultation = models.ForeignKey("consultations.Consultation", models.CASCADE, related_name="voters")
    key = models.BinaryField(max_length=32)
    way = models.CharField(max_length=6, choices=Way)
    participant = models.ForeignKey(
        "consultations.Participant", models.PROTECT, null=True, blank=True, related_name="voters"
    )
    batch = models.ForeignKey("consultations.PaperBatch", models.CASCADE, null=True, blank=True, related_name="voters")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["consultation", "key"], name="voter_once_in_a_consultation"),
            models.CheckConstraint(condition=Q(way="paper") | Q(batch__isnull=True), name="only_paper_has_its_batch"),
        ]


class View(models.Model):
    """表态 · What one voter thinks of one statement now, and thought at first."""

    class Value(models.IntegerChoices):
        AGREE = 1, _("赞成")
        PASS = 0, _("说不准")
        DISAGREE = -1, _("不赞成")

    consultation = models.ForeignKey("consultations.Consultation", models.CASCADE, related_name="views")
    voter = models.ForeignKey(Voter, models.CASCADE, related_name="views")
    statement = models.ForeignKey("consultations.Statement", models.CASCADE, related_name="views")
    value = models.SmallIntegerField(choices=Value)
    first = models.SmallIntegerField(choices=Value)
    rev = models.BigIntegerField()  # nextval('consultations_view_rev')

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["voter", "statement"], name="view_once_per_voter_and_statement"),
            models.CheckConstraint(
                condition=Q(value__in=[-1, 0, 1], first__in=[-1, 0, 1]), name="view_is_one_of_three"
            ),
        ]
        indexes = [models.Index(fields=["consultation", "-rev"], name="view_rev")]
