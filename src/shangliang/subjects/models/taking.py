"""导出申请 · Sensitive facts of many people leave only when a second person has agreed; asked, decided, taken once."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from shangliang.kit import clock, ids
from shangliang.kit.seal import SealedTextField
from shangliang.people.areas import after

from .looks import Reason


class TakingQuerySet(models.QuerySet):
    def within(self, code: str):
        return self.filter(area_id__gte=code, area_id__lt=after(code))

    def open(self):
        """Nobody has decided yet."""
        return self.filter(decided_at__isnull=True)


class Taking(models.Model):
    """导出申请 · By whom, which list (`asked`: its filters as in the address), how many rows, why; what the second person said."""

    id = models.BigIntegerField(primary_key=True, default=ids.key)
    ref = models.CharField(max_length=10, unique=True, default=ids.ref)
    by = models.ForeignKey("people.Person", models.PROTECT, related_name="+", verbose_name=_("申请人"))
    area = models.ForeignKey("people.Area", models.PROTECT, related_name="+", verbose_name=_("地区"))
    asked = models.CharField(max_length=400, blank=True)
    said = models.CharField(_("筛选"), max_length=200, blank=True)
    rows = models.PositiveIntegerField(_("人数"))
    reason = models.CharField(_("原因"), max_length=12, choices=Reason)
    note = SealedTextField(_("说明"), max_length=200, blank=True, default="")
    asked_at = models.DateTimeField(_("申请时间"), default=clock.now)
    decided_by = models.ForeignKey(
        "people.Person", models.PROTECT, null=True, related_name="+", verbose_name=_("审批人")
    )
    decided_at = models.DateTimeField(_("审批时间"), null=True)
    agreed = models.BooleanField(_("审批同意"), default=False)
    taken_at = models.DateTimeField(_("导出时间"), null=True)

    objects = TakingQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at", "-id"]
        constraints = [
            models.CheckConstraint(condition=~Q(decided_by=models.F("by")), name="taking_needs_a_second_person"),
            models.CheckConstraint(
                condition=Q(taken_at__isnull=True) | Q(agreed=True, decided_by__isnull=False), name="taking_after_it_was_agreed"
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.ref

    @property
    def stage(self) -> str:
        """asked, agreed, refused or taken."""
        if self.decided_at is None:
            return "asked"
        return "taken" if self.taken_at else "agreed" if self.agreed else "refused"
