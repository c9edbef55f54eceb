"""重点任务的分解 · Which matter came out of which document, who leads it, by when, in which campaign."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .document import Document


class KeyTask(models.Model):
    """重点任务 · The matter (kind key_task) has the lifecycle; here stands what the document said of it."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="tasks")
    matter = models.OneToOneField("matters.Matter", models.PROTECT, related_name="key_task")
    number = models.PositiveIntegerField()
    lead = models.CharField(_("牵头领导职务"), max_length=60, blank=True)
    unit = models.CharField(_("责任单位"), max_length=120)
    until = models.DateField(_("完成时间"))
    campaign = models.CharField(_("所属行动"), max_length=60, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["document", "number"], name="document_task_once")]

    def __str__(self) -> str:
        return self.unit
