"""会议 · A formal meeting: one gathering, its kind and number, its notice; whether its agenda is only proposed."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from shangliang.gatherings.models import Gathering
from shangliang.kit import ids
from shangliang.people.areas import after

from ..kinds import KINDS, choices
from ..numbers import session


class MeetingQuerySet(models.QuerySet):
    def within(self, code: str):
        return self.filter(area_id__gte=code, area_id__lt=after(code))

    def held(self):
        """Opened by its chair, and not for practice."""
        return self.filter(gathering__opened_at__isnull=False, rehearsal=False)

    def visible_to(self, person):
        """Whoever may see its gathering: by reach, or because one is on its roll; a training to which people may still
        enrol also whoever sees meetings at its place."""
        seen = Q(gathering__in=Gathering.objects.visible_to(person))
        places = sorted({post.organisation.area_id for post in person.held_posts}) if person.is_authenticated else []
        places = [area for area in places if person.can("meeting.see", area)]
        open_to_all = Q(kind__in=[slug for slug, kind in KINDS.items() if kind.credit], area__in=places)
        return self.filter(seen | open_to_all & Q(gathering__opened_at=None, gathering__called_off_at=None))


class Meeting(models.Model):
    """会议 · `term` and `number` count within body and kind; a plenary that was called has the decision that called it."""

    ref = models.CharField(max_length=10, unique=True, default=ids.ref)
    kind = models.CharField(_("类别"), max_length=20, choices=choices)
    gathering = models.OneToOneField("gatherings.Gathering", models.PROTECT, related_name="meeting")
    body = models.ForeignKey(
        "people.Organisation", models.PROTECT, related_name="meetings", verbose_name=_("哪个组织的会议")
    )
    area = models.ForeignKey("people.Area", models.PROTECT, related_name="+", verbose_name=_("地区"))
    term = models.PositiveSmallIntegerField(_("届"), null=True, blank=True)
    number = models.PositiveSmallIntegerField(_("次"), null=True, blank=True)
    whole = models.PositiveSmallIntegerField(
        _("全体组成人员"), null=True, blank=True
    )  # seats of the body; else the roll
    half_days = models.PositiveSmallIntegerField(_("半天数"), default=1)
    schedule = models.TextField(_("日程"), max_length=5_000, blank=True)
    noticed_on = models.DateField(_("通知日期"), null=True, blank=True)
    called_by = models.OneToOneField(
        "meetings.Decision", models.PROTECT, null=True, blank=True, related_name="called", verbose_name=_("决定召开")
    )
    adopted_on = models.DateField(_("通过议程的日期"), null=True, blank=True)
    rehearsal = models.BooleanField(_("演练"), default=False)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        ordering = ["-gathering__starts_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "kind", "term", "number"], condition=Q(rehearsal=False), name="meeting_number_once"
            ),
            models.CheckConstraint(
                condition=Q(number__isnull=True) | Q(number__gte=1, number__lte=999), name="meeting_number_is_one_to_999"
            ),
            models.CheckConstraint(condition=Q(term__isnull=True) | Q(term__gte=1, term__lte=99), name="meeting_term_is_one_to_99"),
        ]  # fmt: skip
        indexes = [models.Index(fields=["area", "-id"], name="meeting_area")]

    def __str__(self) -> str:
        return self.gathering.title

    @property
    def rules(self):
        """Its kind: who is due, whether it decides, its usual items."""
        return KINDS[self.kind]

    @property
    def session(self) -> str:
        """五届十二次."""
        return session(self.term, self.number)

    @property
    def is_proposed(self) -> bool:
        """建议议程: called by another meeting, and not yet adopted by itself."""
        return self.called_by_id is not None and self.adopted_on is None

    @property
    def is_over(self) -> bool:
        return self.gathering.ended_at is not None

    def get_absolute_url(self) -> str:
        return reverse("meeting", args=[self.ref])


class Answer(models.Model):
    """回执 · What somebody on the roll answered to the notice; leave is asked for here and granted by whoever may."""

    attendance = models.OneToOneField("gatherings.Attendance", models.CASCADE, related_name="answer")
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="answers")
    coming = models.BooleanField(_("能到会"))
    reason = models.CharField(_("请假原因"), max_length=120, blank=True)
    at = models.DateTimeField(_("回复时间"))
    by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(coming=True) | ~Q(reason=""), name="answer_not_coming_has_a_reason")
        ]

    def __str__(self) -> str:
        return str(self.attendance)
