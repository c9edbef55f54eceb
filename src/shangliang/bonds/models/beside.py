"""帮联的附记 · Beside a bond: the contact card, what of a checklist was done, which organ was asked, which need arose."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from shangliang.kit import ids
from shangliang.kit.seal import SealedTextField

from .bond import Bond


class Card(models.Model):
    """联系卡 · Contact details exchanged both ways, sealed; when each side got the other's."""

    id = models.BigIntegerField(primary_key=True, default=ids.key)
    bond = models.OneToOneField(Bond, models.PROTECT, related_name="card")
    helper_phone = SealedTextField(_("帮扶干部的电话"), max_length=30, blank=True, default="")
    family_phone = SealedTextField(_("对方的联系方式"), max_length=60, blank=True, default="")
    family_who = SealedTextField(_("电话是谁的"), max_length=60, blank=True, default="")
    given_on = models.DateField(_("联系卡交给对方的日期"), null=True, blank=True)
    got_on = models.DateField(_("对方留下联系方式的日期"), null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.bond_id}"

    @property
    def is_exchanged(self) -> bool:
        """双向留存: each side has the other's."""
        return bool(self.given_on and self.got_on)


class Tick(models.Model):
    """清单记录 · One line of a checklist (by its words, which are a rule) done for a bond: when, what came of it."""

    bond = models.ForeignKey(Bond, models.PROTECT, related_name="ticks")
    list = models.CharField(_("清单"), max_length=8)
    item = models.CharField(_("事项"), max_length=60)
    on = models.DateField(_("日期"))
    note = models.CharField(_("说明"), max_length=200, blank=True)
    by = models.ForeignKey("people.Person", models.PROTECT, related_name="+", verbose_name=_("登记人"))

    class Meta:
        ordering = ["-on", "-id"]
        constraints = [models.UniqueConstraint(fields=["bond", "list", "item", "on"], name="tick_once_a_day")]

    def __str__(self) -> str:
        return self.item


class Inquiry(models.Model):
    """联系有关部门 · An organ that was asked for the family's sake (the police about an accident), and its answer."""

    id = models.BigIntegerField(primary_key=True, default=ids.key)
    bond = models.ForeignKey(Bond, models.PROTECT, related_name="inquiries")
    organ = models.CharField(_("部门"), max_length=60)
    asked = SealedTextField(_("问的事"), max_length=500)
    asked_on = models.DateField(_("联系日期"))
    answer = SealedTextField(_("答复"), max_length=500, blank=True, default="")
    answered_on = models.DateField(_("答复日期"), null=True, blank=True)
    by = models.ForeignKey("people.Person", models.PROTECT, related_name="+", verbose_name=_("登记人"))

    class Meta:
        ordering = ["-asked_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True) | Q(answered_on__gte=F("asked_on")),
                name="inquiry_answered_after_it_was_asked",
            )
        ]

    def __str__(self) -> str:
        return self.organ


class Need(models.Model):
    """需求 · The matter that a need became; from there on it goes the way of all matters."""

    bond = models.ForeignKey(Bond, models.PROTECT, related_name="needs")
    visit = models.ForeignKey("gatherings.Visit", models.PROTECT, null=True, blank=True, related_name="needs")
    matter = models.OneToOneField("matters.Matter", models.PROTECT, related_name="need")

    def __str__(self) -> str:
        return str(self.matter)
