"""查看记录 · Who opened what of a person's file, when, and why; shown on the file, and to the auditor without a name."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from shangliang.kit import clock, ids
from shangliang.kit.seal import PersonalTextField

from .households import AssistedPerson


class Reason(models.TextChoices):
    """查看原因 · Codes, so that the trail can say them without a word about the person."""

    VISIT = "visit", _("走访前核对")
    RELIEF = "relief", _("办理救助保障")
    CORRECT = "correct", _("核对更正信息")
    REPORT = "report", _("上级统计核查")
    OTHER = "other", _("其他")


class Look(models.Model):
    """查看 · One opening of the masked facts; `bond`: by who looks after the person, who is asked for no reason."""

    id = models.BigIntegerField(primary_key=True, default=ids.key)
    person = models.ForeignKey(AssistedPerson, models.PROTECT, related_name="looks")
    by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    at = models.DateTimeField(_("时间"), default=clock.now)
    reason = models.CharField(_("原因"), max_length=12, blank=True, choices=Reason)
    note = PersonalTextField(_("说明"), owner="person_id", max_length=200, blank=True)
    bond = models.BooleanField(_("帮扶关系"), default=False)
    taken = models.BooleanField(_("导出"), default=False)

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["at", "id"], name="look_at")]
        constraints = [
            models.CheckConstraint(condition=models.Q(bond=True) | ~models.Q(reason=""), name="look_says_why"),
        ]
