"""离线登记单 · One row per record that arrived: done once, or set aside for people with all that was written.

The words stand here only while people have to decide; what was done lies where its noun keeps it.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from shangliang.kit import clock, ids
from shangliang.kit.seal import SealedTextField


class Outcome(models.TextChoices):
    """结果 · What became of a record."""

    DONE = "done", _("已记入")
    ALREADY = "already", _("早已记下，没有重复")
    ASIDE = "aside", _("等人处理")
    ENTERED = "entered", _("核对后记入")
    DROPPED = "dropped", _("核对后不记入")
    GONE = "gone", _("随档案删除")


DECIDED = (Outcome.ENTERED, Outcome.DROPPED)


class OperationQuerySet(models.QuerySet):
    def of(self, person) -> "OperationQuerySet":
        return self.filter(person=person.ref)

    def aside(self) -> "OperationQuerySet":
        return self.filter(outcome=Outcome.ASIDE)


class Operation(models.Model):
    """离线登记单 · `operation` is the phone's own number for it, `content` a keyed digest of what it said."""

    id = models.BigIntegerField(primary_key=True, default=ids.key)
    ref = models.CharField(max_length=10, unique=True, default=ids.ref)
    operation = models.CharField(max_length=64, unique=True)
    person = models.CharField(max_length=10)
    person_name = models.CharField(max_length=40)
    kind = models.CharField(max_length=30)
    area = models.CharField(max_length=20, db_collation="C", blank=True)
    noun = models.CharField(max_length=30, blank=True)
    object_id = models.CharField(max_length=40, blank=True)
    content = models.BinaryField(max_length=32)
    made_at = models.DateTimeField()
    received_at = models.DateTimeField(default=clock.now)
    outcome = models.CharField(max_length=10, choices=Outcome)
    url = models.CharField(max_length=200, blank=True)
    reason = models.CharField(max_length=400, blank=True)
    said = SealedTextField(max_length=60_000, blank=True, default="")
    decided_by = models.CharField(max_length=40, blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_why = models.CharField(max_length=200, blank=True)

    objects = OperationQuerySet.as_manager()

    class Meta:
        ordering = ["-received_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome__in=DECIDED, decided_at__isnull=False) | ~Q(outcome__in=DECIDED) & Q(decided_at__isnull=True),
                name="operation_decided_with_its_day",
            ),
            models.CheckConstraint(condition=~Q(outcome="aside") | ~Q(reason=""), name="operation_aside_with_a_reason"),
            models.CheckConstraint(
                condition=~Q(outcome="dropped") | ~Q(decided_why=""), name="operation_dropped_with_a_reason"
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["person", "-received_at"], name="operation_person"),
            models.Index(fields=["area"], condition=Q(outcome="aside"), name="operation_aside"),
            models.Index(fields=["noun", "object_id"], name="operation_about"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.ref}"

    @property
    def is_aside(self) -> bool:
        return self.outcome == Outcome.ASIDE

    @property
    def tone(self) -> str:
        return {"aside": "warn", "dropped": "calm", "gone": "calm"}.get(self.outcome, "done")
