"""站点 · The stops of a trip in their order: an area, a subject of another noun, or a place outside the tree."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Deferrable, Q
from django.utils.translation import gettext_lazy as _

from ..kinds.kind import CONVEYING, METHODS
from .trips import Trip

# nouns that a stop may name, as far as they are registered with kit.nouns
SUBJECTS = ("enterprise", "consultation_room", "station", "facility", "project")


class Stop(models.Model):
    """站点 · Where, how, what was said and seen. `name` is what the place was called; `noun` and `subject` lead to its page."""

    trip = models.ForeignKey(Trip, models.CASCADE, related_name="stops")
    number = models.PositiveSmallIntegerField(_("次序"))
    day = models.DateField(_("哪天"), null=True, blank=True)
    name = models.CharField(_("地点"), max_length=120)
    area = models.ForeignKey("people.Area", models.PROTECT, null=True, blank=True, related_name="+")
    noun = models.CharField(max_length=20, blank=True)
    subject = models.CharField(max_length=10, blank=True)  # the ref of an object of `noun`
    methods = ArrayField(models.CharField(max_length=12), default=list, verbose_name=_("怎么做"))
    document = models.CharField(_("传达的文件"), max_length=200, blank=True)
    conveyed_to = models.CharField(_("向谁传达"), max_length=120, blank=True)
    notes = models.TextField(_("记录"), max_length=10_000, blank=True)
    rev = models.PositiveIntegerField(default=0)  # counted up by each record: two who write at once are told

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["trip", "number"], name="stop_number_once", deferrable=Deferrable.DEFERRED
            ),  # two stops change places in one transaction
            models.CheckConstraint(condition=~Q(name=""), name="stop_has_a_name"),
            models.CheckConstraint(
                condition=Q(noun="", subject="") | (~Q(noun="") & ~Q(subject="") & Q(area__isnull=True)),
                name="stop_is_an_area_or_a_subject_or_a_place",
            ),
            models.CheckConstraint(
                condition=Q(document="") | Q(methods__contains=[CONVEYING]), name="stop_conveys_its_document"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def method_words(self) -> list[str]:
        return [METHODS[code] for code in self.methods if code in METHODS]
