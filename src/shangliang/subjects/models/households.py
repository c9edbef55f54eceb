"""户、关爱对象 · A household and its persons under care. The unit of pairing is the person; the household is a group.

Rows are seen by the clerks and offices in whose reach they lie (from the city upward: none), and on the grounds that nouns
further up add: the helper who holds an active bond.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from shangliang.kit import ids
from shangliang.kit.seal import SealedTextField
from shangliang.people import reach
from shangliang.people.areas import after

from .. import grounds


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


class AssistedPersonQuerySet(models.QuerySet):
    def within(self, code: str):
        return self.filter(household__area_id__gte=code, household__area_id__lt=after(code))

    def listed(self):
        """Still under care."""
        return self.filter(left_on__isnull=True)

    def visible_to(self, person):
        return self.filter(_reached(person, "household__area_id") | grounds.of("assisted_person", person))


class AssistedPerson(models.Model):
    """关爱对象 · One person under care; `kinds` are codes of the rule's list of target kinds, one or several."""

    id = models.BigIntegerField(primary_key=True, default=ids.key)
    ref = models.CharField(max_length=10, unique=True, default=ids.ref)
    household = models.ForeignKey(Household, models.PROTECT, related_name="persons", verbose_name=_("户"))
    kinds = models.JSONField(_("对象类别"), default=list)
    name = SealedTextField(_("姓名"), max_length=60)
    minor = models.BooleanField(_("未成年人"), default=False)
    listed_on = models.DateField(_("纳入日期"))
    left_on = models.DateField(_("退出日期"), null=True, blank=True)
    left_why = models.CharField(_("退出原因"), max_length=120, blank=True)

    objects = AssistedPersonQuerySet.as_manager()

    class Meta:
        ordering = ["household_id", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(left_on__isnull=True) | ~Q(left_why=""), name="assisted_person_left_with_a_reason"
            ),
        ]

    def __str__(self) -> str:
        """Masked: the surname, and marks for the rest."""
        name = str(self.name)
        return name[:1] + "*" * (len(name) - 1)
