"""纸签 · Drawn slips (grade G3): one signature, one slip, one use; nobody knows who drew which.

Printed = issued + unused + spoiled, reconciled in public. Only the keyed digest of a code is stored.
Source: reference/trust.md section 8, rules 1-3.
"""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from shangliang.kit import ids


class SlipBook(models.Model):
    """纸签册 · All slips of one consultation or poll; its pepper dies with the sealing."""

    ref = models.CharField(max_length=10, unique=True, default=ids.ref)
    pepper = models.BinaryField(null=True)  # random; null after sealing: no code can be matched any more
    printed = models.PositiveIntegerField(_("印制"), default=0)
    issued = models.PositiveIntegerField(_("发出"), null=True, blank=True)
    unused = models.PositiveIntegerField(_("剩余"), null=True, blank=True)
    spoiled = models.PositiveIntegerField(_("作废"), null=True, blank=True)
    reconciled_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(reconciled_on__isnull=True) | Q(printed=F("issued") + F("unused") + F("spoiled")),
                name="slips_add_up",
            ),
        ]

    def __str__(self) -> str:
        return self.ref


class Slip(models.Model):
    """纸签 · The digest of one code. No number, no time, no person."""

    key = models.BinaryField(primary_key=True, max_length=32)
    book = models.ForeignKey(SlipBook, models.CASCADE, related_name="slips")
    spoiled = models.BooleanField(default=False)
