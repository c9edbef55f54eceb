"""发言 · The speaking list: who asked, who spoke, how long, in which order, about whose words."""

from django.db import models
from django.db.models import Count, F, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _


class SpeechQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(began_at__isnull=True, withdrawn_at__isnull=True)

    def spoken(self):
        return self.filter(began_at__isnull=False)

    def now(self):
        """The speech that is being given; at most one."""
        return self.filter(began_at__isnull=False, ended_at__isnull=True)

    def in_turn(self):
        """先请没发言的: who has spoken least comes first, then who asked first."""
        before = (
            Speech.objects.filter(by=OuterRef("by"), began_at__isnull=False)
            .order_by()
            .values("by")
            .annotate(n=Count("pk"))
            .values("n")
        )
        return self.annotate(before=Coalesce(Subquery(before), 0)).order_by("before", "asked_at", "id")

    def by_seat(self):
        """Of each class: how many spoke, how often, for how many seconds altogether."""
        took = Sum(F("ended_at") - F("began_at"))
        return (
            self.spoken()
            .order_by()
            .values("by__seat")
            .annotate(people=Count("by", distinct=True), times=Count("pk"), took=took)
            .order_by("-took")
        )


class Speech(models.Model):
    """发言 · A request to speak and what came of it. `takes_up`: the speech it answers."""

    class Kind(models.TextChoices):
        SPEECH = "speech", _("发言")
        QUESTION = "question", _("提问")
        ANSWER = "answer", _("当场答复")

    gathering = models.ForeignKey("gatherings.Gathering", models.CASCADE, related_name="speeches")
    by = models.ForeignKey("gatherings.Attendance", models.PROTECT, related_name="speeches")
    kind = models.CharField(_("方式"), max_length=10, choices=Kind, default=Kind.SPEECH)
    item = models.PositiveSmallIntegerField(default=0)  # of the agenda
    asked_at = models.DateTimeField()
    began_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    text = models.TextField(_("要点"), max_length=2000, blank=True)
    takes_up = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="taken_up")

    objects = SpeechQuerySet.as_manager()

    class Meta:
        ordering = ["asked_at", "id"]
        verbose_name_plural = "speeches"
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("began_at")), name="speech_ends_after_its_start"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | Q(began_at__isnull=True), name="speech_withdrawn_unspoken"
            ),
            models.UniqueConstraint(
                fields=["gathering"],
                condition=Q(began_at__isnull=False, ended_at__isnull=True),
                name="one_speaks_at_a_time",
            ),
            models.UniqueConstraint(
                fields=["by"], condition=Q(began_at__isnull=True, withdrawn_at__isnull=True), name="speech_asked_once"
            ),
        ]

    @property
    def seconds(self) -> int:
        """How long it took; 0 while it is not over."""
        return round((self.ended_at - self.began_at).total_seconds()) if self.began_at and self.ended_at else 0
