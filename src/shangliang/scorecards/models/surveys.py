"""三率调查 · Who was asked knows of it, supports it, takes part in it. Only counts are kept: no names, no single answers."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from shangliang.kit import clock, ids

RATES = ("knows", "supports", "takes_part")
FEW = 5  # k: what fewer than this many say is not shown as a share (design.md)


class SurveyQuerySet(models.QuerySet):
    def counted(self, on):
        """Up to that day; a questionnaire counts when it is over, so that nobody reads one answer off its growing numbers."""
        return self.filter(Q(until__isnull=True, day__lte=on) | Q(until__lt=on))


class Survey(models.Model):
    """一次调查 · Of a place, on a day, so many asked: typed in, or a questionnaire of ours that anybody answers by its address
    until a day."""

    class Way(models.TextChoices):
        """怎么问的"""

        DOOR = "door", _("入户")
        STREET = "street", _("随机访问")
        PAPER = "paper", _("纸质问卷")
        PHONE = "phone", _("电话")
        LINK = "link", _("网上问卷")

    TYPED = (Way.DOOR, Way.STREET, Way.PAPER, Way.PHONE)

    ref = models.CharField(max_length=10, unique=True, default=ids.ref)
    assessment = models.ForeignKey("scorecards.Assessment", models.CASCADE, related_name="surveys")
    day = models.DateField(_("哪天"), default=clock.today)
    until = models.DateField(_("到哪天为止"), null=True, blank=True)
    where = models.CharField(_("在哪里"), max_length=120, blank=True)
    way = models.CharField(_("怎么问的"), max_length=6, choices=Way, default=Way.DOOR)
    asked = models.PositiveIntegerField(_("问了多少人"))
    knows = models.PositiveIntegerField(_("知晓"))
    supports = models.PositiveIntegerField(_("支持"))
    takes_part = models.PositiveIntegerField(_("参与"))
    by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    book = models.ForeignKey(
        "gatherings.SlipBook", models.PROTECT, null=True, blank=True, related_name="+"
    )  # by drawn slips

    objects = SurveyQuerySet.as_manager()

    class Meta:
        ordering = ["day", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True, asked__gt=0) & ~Q(way="link") | Q(until__isnull=False, way="link"),
                name="survey_asked_somebody_or_asks_until_a_day",
            ),
            models.CheckConstraint(
                condition=Q(knows__lte=F("asked"), supports__lte=F("asked"), takes_part__lte=F("asked")),
                name="survey_no_more_than_asked",
            ),
            models.CheckConstraint(
                condition=Q(book__isnull=True) | Q(way="link"), name="survey_by_slips_is_a_questionnaire"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.where}"

    @property
    def is_open(self) -> bool:
        """A questionnaire that still takes answers."""
        return self.until is not None and clock.today() <= self.until

    def get_absolute_url(self) -> str:
        return reverse("questionnaire", args=[self.ref])


class SurveyDevice(models.Model):
    """答过的设备 · That a device, or a drawn slip, has answered, not what; it answers once."""

    survey = models.ForeignKey(Survey, models.CASCADE, related_name="devices")
    device = models.BinaryField(max_length=32)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["survey", "device"], name="survey_device_once")]

    def __str__(self) -> str:
        return str(self.survey_id)
