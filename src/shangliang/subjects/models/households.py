"""户、关爱对象 · A household and its persons under care. The unit of pairing is the person; the household is a group.

Rows are seen by the clerks and offices in whose reach they lie (from the city upward: none), and on the grounds that nouns
further up add: the helper who holds an active bond.
"""

import datetime as dt

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from shangliang.kit import ids, seal
from shangliang.kit.seal import BlindIndexField, PersonalTextField, SealedTextField
from shangliang.kit.search import normal
from shangliang.people import reach
from shangliang.people.areas import after

from .. import facts, grounds

NAME, ID_NUMBER = "assisted name", "assisted id"  # purposes of the blind indexes
ID_LENGTHS = (15, 18)


class Left(models.TextChoices):
    """退出原因 · Why somebody is no longer on the list."""

    BETTER = "better", _("困难已缓解")
    GROWN = "grown", _("已成年")
    MOVED = "moved", _("迁出本地")
    DIED = "died", _("已去世")
    MISTAKE = "mistake", _("登记有误")
    OTHER = "other", _("其他")
    ERASED = "erased", _("档案已删除")


class Erasure(models.TextChoices):
    """删除原因 · Why a file is destroyed."""

    ASKED = "asked", _("本人或监护人要求")
    EXPIRED = "expired", _("保存期满")
    MISTAKE = "mistake", _("登记有误")


def _reached(person, field: str) -> Q:
    found = Q(pk__in=[])
    for low, high in reach.row_ranges(person):
        found |= Q(**{f"{field}__gte": low, f"{field}__lt": high})
    return found


class HouseholdQuerySet(models.QuerySet):
    def within(self, code: str):
        return self.filter(area_id__gte=code, area_id__lt=after(code))

    def visible_to(self, person):
        """By reach over its place, or because one looks after somebody in it."""
        mine = AssistedPerson.objects.filter(grounds.of("assisted_person", person)).values("household_id")
        return self.filter(_reached(person, "area_id") | Q(pk__in=mine))


class Household(models.Model):
    """户 · Where it is; its persons stand in their own rows."""

    id = models.BigIntegerField(primary_key=True, default=ids.key)
    ref = models.CharField(max_length=10, unique=True, default=ids.ref)
    area = models.ForeignKey("people.Area", models.PROTECT, related_name="+", verbose_name=_("所在地"))
    address = SealedTextField(_("住址"), max_length=120, blank=True)

    objects = HouseholdQuerySet.as_manager()

    class Meta:
        ordering = ["area_id", "id"]

    def __str__(self) -> str:
        return self.ref

    def get_absolute_url(self) -> str:
        return reverse("household", args=[self.ref])


class AssistedPersonQuerySet(models.QuerySet):
    def within(self, code: str):
        return self.filter(household__area_id__gte=code, household__area_id__lt=after(code))

    def listed(self):
        """Still under care."""
        return self.filter(left_on__isnull=True)

    def named(self, words: str):
        """Found by the whole name, the whole identity number, or the initials of the name; a part of a name finds nothing."""
        typed = normal(words).strip().replace(" ", "")
        if len(typed) in ID_LENGTHS and typed[:-1].isdigit():
            return self.filter(id_index=seal.blind(typed, ID_NUMBER))
        if typed.isascii():
            return self.filter(initials__startswith=typed) if typed.isalpha() else self.none()
        return self.filter(name_index=seal.blind(typed, NAME))

    def visible_to(self, person):
        return self.filter(_reached(person, "household__area_id") | grounds.of("assisted_person", person))


class AssistedPerson(models.Model):
    """关爱对象 · One person under care; `kinds` are words of the rule's list of target kinds, one or several.

    What says something of the person is sealed with their own key: erased, it reads as nothing. Blind indexes find a name or
    an identity number exactly; the initials find a name by pinyin.
    """

    id = models.BigIntegerField(primary_key=True, default=ids.key)
    ref = models.CharField(max_length=10, unique=True, default=ids.ref)
    household = models.ForeignKey(Household, models.PROTECT, related_name="persons", verbose_name=_("户"))
    kinds = models.JSONField(_("对象类别"), default=list)
    name = PersonalTextField(_("姓名"), max_length=60, blank=True)
    name_index = BlindIndexField(of="name", purpose=NAME)
    initials = models.CharField(max_length=20, blank=True, db_collation="C")
    id_number = PersonalTextField(_("身份证号"), max_length=18, blank=True)
    id_index = BlindIndexField(of="id_number", purpose=ID_NUMBER)
    born_on = PersonalTextField(_("出生日期"), max_length=10, blank=True)
    minor = models.BooleanField(_("未成年人"), default=False)
    phone = PersonalTextField(_("电话"), max_length=30, blank=True)
    guardian = PersonalTextField(_("监护人"), max_length=120, blank=True)
    disability_grade = PersonalTextField(_("残疾等级"), max_length=10, blank=True)
    disability = PersonalTextField(_("残疾情况"), max_length=300, blank=True)
    illness = PersonalTextField(_("疾病情况"), max_length=300, blank=True)
    health = PersonalTextField(_("健康状况"), max_length=300, blank=True)
    income = PersonalTextField(_("家庭收入"), max_length=120, blank=True)
    school = PersonalTextField(_("就学情况"), max_length=120, blank=True)
    house = PersonalTextField(_("住房情况"), max_length=200, blank=True)
    listed_on = models.DateField(_("纳入日期"))
    left_on = models.DateField(_("退出日期"), null=True, blank=True)
    left_why = models.CharField(_("退出原因"), max_length=12, blank=True, choices=Left)
    left_note = PersonalTextField(_("退出说明"), max_length=200, blank=True)
    erased_on = models.DateField(_("删除日期"), null=True, blank=True)
    erased_why = models.CharField(_("删除原因"), max_length=12, blank=True, choices=Erasure)

    objects = AssistedPersonQuerySet.as_manager()

    class Meta:
        ordering = ["household_id", "id"]
        indexes = [
            models.Index(fields=["listed_on", "id"], name="assisted_listed"),
            models.Index(fields=["initials"], name="assisted_initials"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(left_on__isnull=True) | ~Q(left_why=""), name="assisted_person_left_with_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(erased_on__isnull=True) | ~Q(erased_why=""), name="assisted_person_erased_with_a_reason"
            ),
        ]

    def __str__(self) -> str:
        """Masked: the surname, and marks for the rest."""
        if self.erased_on:
            return gettext("已删除")
        return facts.masked_name(self.name) or gettext("姓名未登记")

    def get_absolute_url(self) -> str:
        return f"{self.household.get_absolute_url()}#{self.ref}"

    @property
    def covered_today(self) -> set[str]:
        """The sensitive facts that a consent or a legal basis which is good today lets be kept."""
        good = [c for c in self.consents.all() if c.good and not (self.minor and c.basis == "paper")]
        return {name for consent in good for name in consent.fields}

    @property
    def held_back(self) -> list[str]:
        """封存 · Sensitive facts whose consent has run out: they stay, and are opened for nobody's daily work."""
        return [
            name for name in facts.sensitive(minor=self.minor) if name not in self.covered_today and getattr(self, name)
        ]

    @property
    def called(self) -> str:
        """By the whole name, for who knows it; masked when the consent to keep it has run out."""
        free = "name" not in facts.sensitive(minor=self.minor) or "name" in self.covered_today
        return (free and self.name) or str(self)

    @property
    def birthday(self) -> dt.date | None:
        return dt.date.fromisoformat(self.born_on) if self.born_on else None
