"""测评 · A secret poll: one sentence says who can know what; nothing but turnout before its close; sealed after it.

Not for statutory elections. Grades: reference/trust.md section 8.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from shangliang.kit import ids


class Grade(models.TextChoices):
    """保密程度 · How one person one voice is kept, and against whom it is secret."""

    HANDS = "g0", _("举手清点")
    NAMED = "g1", _("记名")
    ACCOUNT = "g2", _("个人链接，名册与表态分开存放")
    SLIP = "g3", _("抽签纸条")
    BOX = "g4", _("纸质投箱")


WAYS = ("online", "desk", "paper", "hands")


class Poll(models.Model):
    """测评 · A question with options, its grade, its dates, and after the close its root."""

    LINKED = (Grade.NAMED, Grade.ACCOUNT)  # by personal links
    COUNTED = (Grade.HANDS, Grade.BOX)  # nothing but what two people counted

    ref = models.CharField(max_length=10, unique=True, default=ids.ref)
    gathering = models.ForeignKey("gatherings.Gathering", models.CASCADE, related_name="polls")
    question = models.CharField(_("题目"), max_length=200)
    options = models.JSONField(_("选项"))
    seats = models.PositiveSmallIntegerField(
        _("应选人数"), null=True, blank=True
    )  # of an election: options are candidates
    grade = models.CharField(_("保密程度"), max_length=2, choices=Grade, default=Grade.SLIP)
    book = models.OneToOneField("gatherings.SlipBook", models.PROTECT, null=True, blank=True, related_name="poll")
    pepper = models.BinaryField(null=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    sealed_at = models.DateTimeField(null=True, blank=True)
    root = models.CharField(max_length=64, blank=True)
    receipts_root = models.CharField(max_length=64, blank=True)  # of the receipts, a tree of its own
    totals = models.JSONField(null=True, blank=True)  # {"online", "desk", "paper", "hands": [by option]}, "blank"

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(sealed_at__isnull=True) | (Q(pepper__isnull=True) & ~Q(root="")),
                name="poll_sealed_keeps_no_pepper",
            ),
            models.CheckConstraint(condition=~Q(grade="g3") | Q(book__isnull=False), name="poll_by_slips_has_its_book"),
        ]

    def __str__(self) -> str:
        return self.question

    @property
    def is_open(self) -> bool:
        return self.opened_at is not None and self.closed_at is None

    @property
    def counts(self) -> list[int]:
        """By option, all ways together; after the seal."""
        ways = [self.totals[way] for way in WAYS if way in self.totals] if self.totals else []
        return [sum(column) for column in zip(*ways, strict=True)]


class Pass(models.Model):
    """个人链接 · Whom a personal link was handed (grades G1 and G2), and what opens it. The seal of a G2 empties it."""

    id = models.BigIntegerField(primary_key=True, default=ids.key)
    poll = models.ForeignKey(Poll, models.CASCADE, related_name="passes")
    attendance = models.ForeignKey("gatherings.Attendance", models.PROTECT, related_name="+")
    key = models.BinaryField(max_length=32)

    class Meta:
        verbose_name_plural = "passes"
        constraints = [
            models.UniqueConstraint(fields=["poll", "attendance"], name="pass_once_per_person"),
            models.UniqueConstraint(fields=["poll", "key"], name="pass_key_once"),
        ]


class Ballot(models.Model):
    """票 · Before the seal: the digest of who may cast it, and the choice; the last one counts. No time, no trail row.

    Its key is random: rows numbered one after the other would say who came when.
    """

    id = models.BigIntegerField(primary_key=True, default=ids.key)
    poll = models.ForeignKey(Poll, models.CASCADE, related_name="ballots")
    voter = models.BinaryField(max_length=32)
    option = models.PositiveSmallIntegerField()
    marks = models.JSONField(null=True)  # of an election: {"for": [places of candidates], "other": [names]}
    at_desk = models.BooleanField(default=False)  # typed in for somebody who said it aloud (G1 alone)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["poll", "voter"], name="ballot_once_per_voter")]


class SealedBallot(models.Model):
    """封存的票 · After the seal: shuffled, without any link; `salt` makes the leaf of the published tree.

    `attendance` only where the poll was by name and everybody was told so before.
    """

    id = models.BigIntegerField(primary_key=True, default=ids.key)
    poll = models.ForeignKey(Poll, models.CASCADE, related_name="sealed")
    place = models.PositiveIntegerField()
    option = models.PositiveSmallIntegerField()
    marks = models.JSONField(null=True)  # of an election; its leaf stands over them
    salt = models.BinaryField(max_length=16)
    attendance = models.ForeignKey("gatherings.Attendance", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["poll", "place"], name="sealed_ballot_place_once")]


class SealedReceipt(models.Model):
    """回执 · After the seal: the hash of one receipt. In the order of the hashes, apart from the ballots: it leads to no choice."""

    id = models.BigIntegerField(primary_key=True, default=ids.key)
    poll = models.ForeignKey(Poll, models.CASCADE, related_name="receipts")
    leaf = models.BinaryField(max_length=32)

    class Meta:
        ordering = ["leaf"]
        constraints = [models.UniqueConstraint(fields=["poll", "leaf"], name="receipt_once_in_a_poll")]


class Count(models.Model):
    """清点 · Hands (G0) or paper (G4, or cards against slips handed back), counted by two who do not see each other's figures.

    `totals`: by option, then what could not be read.
    """

    poll = models.ForeignKey(Poll, models.CASCADE, related_name="figures")
    by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    totals = models.JSONField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["poll", "by"], name="counted_once_by_a_person")]
