"""档案的各行 · Subsidies by kind and year, needs and small wishes, guarantees in place; each belongs to one person."""

from decimal import Decimal

from django.db import models
from django.utils.translation import gettext_lazy as _

from shangliang.kit import ids
from shangliang.kit.seal import PersonalTextField

from .households import AssistedPerson


class Subsidy(models.Model):
    """补贴 · One kind in one year; the amount is sealed like the income of which it is a part."""

    id = models.BigIntegerField(primary_key=True, default=ids.key)
    person = models.ForeignKey(AssistedPerson, models.PROTECT, related_name="subsidies")
    kind = models.CharField(_("补贴种类"), max_length=30)
    year = models.PositiveSmallIntegerField(_("年度"))
    sum = PersonalTextField(_("金额（元）"), owner="person_id", max_length=20)

    class Meta:
        ordering = ["-year", "kind", "id"]

    @property
    def yuan(self) -> Decimal:
        return Decimal(self.sum or 0)


class Need(models.Model):
    """需求、微心愿 · What is needed or wished for, since when; on which day it was met, and how."""

    id = models.BigIntegerField(primary_key=True, default=ids.key)
    person = models.ForeignKey(AssistedPerson, models.PROTECT, related_name="needs")
    wish = models.BooleanField(_("微心愿"), default=False)
    text = PersonalTextField(_("内容"), owner="person_id", max_length=300)
    raised_on = models.DateField(_("提出日期"))
    met_on = models.DateField(_("实现日期"), null=True, blank=True)
    how = PersonalTextField(_("怎样实现的"), owner="person_id", max_length=300, blank=True)

    class Meta:
        ordering = ["-raised_on", "-id"]


class Guarantee(models.Model):
    """保障 · Whether one of the guarantees is in place, as looked at on a day."""

    id = models.BigIntegerField(primary_key=True, default=ids.key)
    person = models.ForeignKey(AssistedPerson, models.PROTECT, related_name="guarantees")
    kind = models.CharField(_("保障项目"), max_length=30)
    in_place = models.BooleanField(_("已落实"), default=True)
    checked_on = models.DateField(_("核对日期"))
    note = PersonalTextField(_("说明"), owner="person_id", max_length=200, blank=True)

    class Meta:
        ordering = ["kind", "id"]
        constraints = [models.UniqueConstraint(fields=["person", "kind"], name="guarantee_once_per_person")]


ROWS: dict[str, type[models.Model]] = {"subsidy": Subsidy, "need": Need, "guarantee": Guarantee}
