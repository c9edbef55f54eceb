"""表态 · Agree, disagree, not sure: the last one counts until the close. No time, no trail row; sealed afterwards.

`rev` comes from a sequence with every change, so that the worker sees that the picture is old without counting.
"""

from typing import Any

from django.db import connections, models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from shangliang.kit import ids

ENTERED = """
SELECT v.id, v.consultation_id, v.way, v.participant_id, {columns}
  FROM consultations_voter v JOIN consultations_consultation c ON c.id = v.consultation_id
 WHERE v.id = %s AND c.ref = %s
"""


class VoterManager(models.Manager):
    def entered(self, pk: int, ref: str) -> "Voter | None":
        """The voter with what a press needs of the consultation; the rest is read if asked for.

        One query, written out: this is asked 300 times a second, and building it by the ORM cost more than all else.
        """
        home: Any = Voter._meta.get_field("consultation").related_model
        columns = ", ".join(f"c.{name}" for name in PRESSED)
        with connections[self.db].cursor() as cursor:
            cursor.execute(ENTERED.format(columns=columns), [pk, ref])
            row = cursor.fetchone()
        if row is None:
            return None
        voter = Voter.from_db(self.db, VOTED, row[: len(VOTED)])
        voter.consultation = home.from_db(self.db, PRESSED, row[len(VOTED) :])
        return voter


VOTED = ("id", "consultation_id", "way", "participant_id")
PRESSED = (
    "id",
    "ref",
    "title",
    "area_id",
    "host_id",
    "grade",
    "noticed_on",
    "opens_at",
    "closes_at",
    "closed_at",
    "sealed_at",
    "withdrawn_on",
)


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

    objects = VoterManager()

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
