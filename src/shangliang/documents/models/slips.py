"""批量交办单 · A job that draws the slips of many orders in the background, part by part, so that nothing done is lost."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from shangliang.kit import clock, ids


class SlipJob(models.Model):
    """一次批量打印 · `orders`: their keys in the order of printing; the file lies here until it expires."""

    class Shape(models.TextChoices):
        """做成什么"""

        PDF = "pdf", _("一个 PDF，从头打到尾")
        ZIP = "zip", _("一个压缩包，每个承办单位一个 PDF")

    class State(models.TextChoices):
        """做到哪一步"""

        WAITING = "waiting", _("正在做")
        DONE = "done", _("做好了")
        FAILED = "failed", _("没有做成")

    ref = models.CharField(max_length=10, unique=True, default=ids.ref)
    by = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    orders = ArrayField(models.BigIntegerField())
    shape = models.CharField(_("做成"), max_length=3, choices=Shape)
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    done = models.PositiveIntegerField(default=0)
    why = models.CharField(max_length=300, blank=True)
    file = models.BinaryField(null=True)
    asked_at = models.DateTimeField()
    ready_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField()

    class Meta:
        ordering = ["-asked_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="done", file__isnull=False, ready_at__isnull=False) | (~Q(state="done") & Q(file=None)),
                name="slips_done_with_a_file",
            ),
            models.CheckConstraint(
                condition=Q(done__lte=models.Func(F("orders"), function="cardinality", output_field=models.IntegerField())),
                name="slips_no_more_than_asked",
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["asked_at"], condition=Q(state="waiting"), name="slips_waiting")]

    def __str__(self) -> str:
        return self.ref

    @property
    def total(self) -> int:
        return len(self.orders)

    @property
    def share(self) -> float:
        return self.done / self.total if self.total else 0.0

    @property
    def is_ready(self) -> bool:
        return self.state == self.State.DONE and clock.now() < self.expires_at


class SlipPart(models.Model):
    """做好的一部分 · Some pages of a job; gone when its file is whole."""

    job = models.ForeignKey(SlipJob, models.CASCADE, related_name="parts")
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=120, blank=True)
    data = models.BinaryField()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["job", "number"], name="slips_part_once")]

    def __str__(self) -> str:
        return f"{self.job_id} {self.number}"
