"""集体提案的主要成员 · Whose work a body's proposal mainly was, in their order: so that points can go to them."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MainMember(models.Model):
    """主要成员 · One of those named for a proposal that a body raised."""

    matter = models.ForeignKey("matters.Matter", models.PROTECT, related_name="main_members", verbose_name=_("提案"))
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+", verbose_name=_("委员"))
    place = models.PositiveSmallIntegerField(_("第几位"))
    on = models.DateField(_("登记日期"))
    by = models.ForeignKey("people.Person", models.PROTECT, related_name="+", verbose_name=_("登记人"))

    class Meta:
        ordering = ["matter_id", "place"]
        constraints = [
            models.UniqueConstraint(fields=["matter", "person"], name="main_member_once"),
            models.UniqueConstraint(fields=["matter", "place"], name="main_member_place_once"),
            models.CheckConstraint(condition=models.Q(place__gte=1), name="main_member_from_the_first"),
        ]

    def __str__(self) -> str:
        return f"{self.place} {self.person_id}"
