"""帮扶物资台账 · What was given on whose account: goods with their value, or cash."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .bond import Bond


class AidKind(models.TextChoices):
    """款或物 · Goods are entered with their value."""

    GOODS = "goods", _("物资")
    CASH = "cash", _("现金")


class Source(models.TextChoices):
    """来源 · Whose money it was."""

    OWN = "own", _("干部自费")
    UNIT = "unit", _("单位")
    SOCIETY = "society", _("社会")


class Aid(models.Model):
    """帮扶物资 · One line of the register; it stays when the bond has ended."""

    bond = models.ForeignKey(Bond, models.PROTECT, related_name="aid")
    visit = models.ForeignKey("gatherings.Visit", models.PROTECT, null=True, blank=True, related_name="aid")
    kind = models.CharField(_("款或物"), max_length=8, choices=AidKind, default=AidKind.GOODS)
    what = models.CharField(_("内容"), max_length=120)
    yuan = models.DecimalField(_("金额或折价（元）"), max_digits=10, decimal_places=2)
    source = models.CharField(_("来源"), max_length=8, choices=Source, default=Source.OWN)
    on = models.DateField(_("日期"))
    by = models.ForeignKey("people.Person", models.PROTECT, related_name="+", verbose_name=_("登记人"))

    class Meta:
        ordering = ["-on", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(yuan__gt=0), name="aid_is_worth_something"),
            models.CheckConstraint(condition=~Q(what=""), name="aid_says_what"),
        ]

    def __str__(self) -> str:
        return f"{self.what} {self.yuan}"
