"""稿次 · Every text that a document had, and what was suggested to a paragraph of it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .document import Document


class Version(models.Model):
    """一稿 · Written once, never changed."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField(_("第几稿"))
    title = models.CharField(max_length=120)
    body = models.JSONField()
    annexes = models.JSONField(default=list)
    by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    why = models.CharField(_("改了什么"), max_length=200, blank=True)
    written_at = models.DateTimeField()

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["document", "number"], name="document_version_once")]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    @property
    def whole(self) -> list[dict]:
        """Text and annexes one after the other, as two versions are compared."""
        annexes = [[{"text": f"附件：{one['title']}"}, *one["body"]] for one in self.annexes]
        return [*self.body, *(block for blocks in annexes for block in blocks)]


class Suggestion(models.Model):
    """修改意见 · To a paragraph of a version; adopted, partly or not, and then the reason is said."""

    class Verdict(models.TextChoices):
        """处理结果"""

        ADOPTED = "adopted", _("采纳")
        PARTLY = "partly", _("部分采纳")
        NOT = "not", _("不采纳")

    document = models.ForeignKey(Document, models.CASCADE, related_name="suggestions")
    version = models.PositiveIntegerField()
    paragraph = models.PositiveIntegerField(_("第几段"))
    quote = models.CharField(_("原文"), max_length=200)
    text = models.CharField(_("意见"), max_length=1000)
    by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    made_on = models.DateField()
    verdict = models.CharField(_("处理"), max_length=8, choices=Verdict, blank=True)
    reason = models.CharField(_("理由"), max_length=300, blank=True)
    weighed_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    weighed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["paragraph", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(verdict="", weighed_on__isnull=True) | (~Q(verdict="") & Q(weighed_on__isnull=False)),
                name="document_suggestion_weighed_on_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(verdict__in=["partly", "not"]) | ~Q(reason=""),
                name="document_suggestion_refused_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.text
