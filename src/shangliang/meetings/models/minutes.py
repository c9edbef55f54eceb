"""会议纪要 · They grow while the meeting runs; edited, commented on until a day, final and locked; every version is kept."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..items import VERB_WORDS, Verb, choices
from .items import Item
from .meeting import Meeting


class Line(models.Model):
    """会议指出 · One paragraph of what the meeting said, with its verb, at an item or of the whole."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="lines")
    item = models.ForeignKey(Item, models.SET_NULL, null=True, blank=True, related_name="lines")
    verb = models.CharField(_("怎样说"), max_length=10, choices=choices(VERB_WORDS, _))
    text = models.TextField(_("内容"), max_length=2_000)
    at = models.DateTimeField(_("时间"))

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.words}，{self.text}"

    @property
    def words(self) -> str:
        return VERB_WORDS[Verb(self.verb)]


class Minutes(models.Model):
    """会议纪要"""

    meeting = models.OneToOneField(Meeting, models.PROTECT, related_name="minutes")
    text = models.TextField(_("纪要"), max_length=50_000)
    comments_until = models.DateField(_("征求意见到"), null=True, blank=True)
    final_on = models.DateField(_("定稿日期"), null=True, blank=True)
    rev = models.PositiveSmallIntegerField(default=1)
    document = models.OneToOneField(
        "documents.Document", models.PROTECT, null=True, blank=True, related_name="minutes", verbose_name=_("公文")
    )

    class Meta:
        verbose_name_plural = "minutes"
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="minutes_say_something"),
            models.CheckConstraint(
                condition=Q(document__isnull=True) | Q(final_on__isnull=False), name="minutes_issued_are_final"
            ),
        ]

    def __str__(self) -> str:
        return str(self.meeting)

    @property
    def is_final(self) -> bool:
        return self.final_on is not None


class Version(models.Model):
    """纪要的一稿 · As it stood each time it was kept."""

    minutes = models.ForeignKey(Minutes, models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    text = models.TextField(max_length=50_000)
    at = models.DateTimeField()
    by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["minutes", "number"], name="version_number_once")]

    def __str__(self) -> str:
        return f"{self.number}"


class Remark(models.Model):
    """对纪要的意见 · By somebody who was there."""

    minutes = models.ForeignKey(Minutes, models.CASCADE, related_name="remarks")
    by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    text = models.TextField(_("意见"), max_length=2_000)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return self.text
