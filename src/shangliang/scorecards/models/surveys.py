"""三率调查 · Who was asked knows of it, supports it, takes part in it. Only counts are kept: no names, no single answers."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from shangliang.kit import clock, ids

RATES = ("knows", "supports", "takes_part")
FEW = 5  # k: what fewer than this many say is not shown as a share (design.md)


class Survey(models.Model):
    """一次调查 · Of a place, on a day, so many asked."""

    class Way(models.TextChoices):
        """怎么问的"""

        DOOR = "door", _("入户")
        STREET = "street", _("随机访问")
        PAPER = "paper", _("纸质问卷")
        PHONE = "phone", _("电话")

    ref = models.CharField(max_length=10, unique=True, default=ids.ref)
    assessment = models.ForeignKey("scorecards.Assessment", models.CASCADE, related_name="surveys")
    day = models.DateField(_("哪天"), default=clock.today)
    where = models.CharField(_("在哪里"), max_length=120, blank=True)
    way = models.CharField(_("怎么问的"), max_length=6, choices=Way, default=Way.DOOR)
    asked = models.PositiveIntegerField(_("问了多少人"))
    knows = models.PositiveIntegerField(_("知晓"))
    supports = models.PositiveIntegerField(_("支持"))
    takes_part = models.PositiveIntegerField(_("参与"))
    by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["day", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(asked__gt=0), name="survey_asked_somebody"),
            models.CheckConstraint(
                condition=Q(knows__lte=F("asked"), supports__lte=F("asked"), takes_part__lte=F("asked")),
                name="survey_no_more_than_asked",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.where}"
