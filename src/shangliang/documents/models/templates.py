"""单位模板 · The DOCX in which an office wants documents of a kind; without one the standard form is drawn."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..kinds import choices


class WordTemplate(models.Model):
    """模板 · One per area and kind; the file is small and lies in the row, so that it is backed up with it."""

    area = models.ForeignKey("people.Area", models.CASCADE, related_name="+", verbose_name=_("地区"))
    kind = models.CharField(_("种类"), max_length=20, choices=choices)
    name = models.CharField(_("文件名"), max_length=120)
    file = models.BinaryField()
    fields = ArrayField(models.CharField(max_length=20), default=list)
    put_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    put_on = models.DateField()

    class Meta:
        ordering = ["kind"]
        constraints = [models.UniqueConstraint(fields=["area", "kind"], name="document_template_once")]

    def __str__(self) -> str:
        return self.name
