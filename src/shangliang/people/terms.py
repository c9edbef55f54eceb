"""届 · Terms of a CPPCC committee and the members of each term."""

from django.db import models

from .organisations import Organisation
from .persons import Person


class Term(models.Model):
    """届"""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="terms")
    number = models.PositiveSmallIntegerField("届数")
    start = models.DateField("开始")
    end = models.DateField("结束", null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "number"], name="term_once")]


class Membership(models.Model):
    """委员资格 · A person's membership of a term: sector, standing or not, station."""

    term = models.ForeignKey(Term, models.PROTECT, related_name="memberships")
    person = models.ForeignKey(Person, models.PROTECT, related_name="memberships")
    sector = models.CharField("界别", max_length=40)
    standing = models.BooleanField("常务委员", default=False)
    station = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="stationed")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["term", "person"], name="membership_once")]
