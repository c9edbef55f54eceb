"""谈心走访计划 · For a year or half of one: which leader meets which member, in which way, by when; and what came of it.

A visit on record answers an entry: `visit` names it, and no visit answers two. An entry that was taken out stays, with its
reason; so does each change.
"""

import datetime as dt

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import dateformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shangliang.gatherings.models import Way
from shangliang.kit import clock, ids
from shangliang.kit.workdays import add_months
from shangliang.people import reach

from .queries import in_force

WAYS = [(way.value, way.label) for way in (Way.TALK, Way.MEMBER)]
STANDING = Q(out_on__isnull=True)


class TalkPlanQuerySet(models.QuerySet):
    def visible_to(self, person):
        """Those of one's county; from the city upward those of one's own body, and of the place itself."""
        if not person.is_authenticated:
            return self.none()
        found = Q(organisation_id__in=reach.held_by(person))
        for low, high in reach.row_ranges(person):
            found |= Q(area_id__gte=low, area_id__lt=high)
        return self.filter(found | Q(area_id__in=[code for code, _full in reach.grounds(person)]))

    def touching(self, start: dt.date, end: dt.date):
        """Whose term has a day in common with these."""
        return self.filter(start__lte=end, end__gte=start)


class TalkPlan(models.Model):
    """谈心走访计划 · Of an office for its leaders, whoever they work for; `area` is that of the bonds it was made from."""

    id = models.BigIntegerField(primary_key=True, default=ids.key)
    ref = models.CharField(max_length=10, unique=True, default=ids.ref)
    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    area = models.ForeignKey("people.Area", models.PROTECT, related_name="+")
    start = models.DateField(gettext_lazy("开始"))
    end = models.DateField(gettext_lazy("结束"))
    made_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    made_on = models.DateField(gettext_lazy("定下的日期"))

    objects = TalkPlanQuerySet.as_manager()

    class Meta:
        ordering = ["-start", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="talk_plan_has_a_term"),
            # A year shares its first day with the first half and its last with the second: no two terms overlap.
            models.UniqueConstraint(fields=["organisation", "start"], name="talk_plan_begins_once"),
            models.UniqueConstraint(fields=["organisation", "end"], name="talk_plan_ends_once"),
        ]

    def __str__(self) -> str:
        return _("%(who)s%(term)s谈心走访计划") % {"who": self.organisation, "term": self.term}

    @property
    def term(self) -> str:
        year = {"year": self.start.year}
        if self.start.month == 7:
            return _("%(year)s年下半年") % year
        return _("%(year)s年度") % year if self.end.month == 12 else _("%(year)s年上半年") % year

    @property
    def months(self) -> list[dt.date]:
        """The first days of its months."""
        return [add_months(self.start, n) for n in range(12 if self.end.month - self.start.month > 6 else 6)]

    def get_absolute_url(self) -> str:
        return reverse("talk-plan", args=[self.ref])


class PlannedTalkQuerySet(models.QuerySet):
    def standing(self):
        """Not taken out: what is counted."""
        return self.filter(STANDING)

    def open(self):
        """Planned and not answered yet."""
        return self.filter(STANDING, visit__isnull=True)

    def live(self):
        """Of these, those whose bond is in force today."""
        return self.open().filter(in_force(clock.today(), "bond__"))

    def met(self, on=None):
        """Answered, on the day or before."""
        return self.filter(STANDING, visit__on__lte=on or clock.today())

    def late(self):
        return self.open().filter(until__lt=clock.today())

    def visible_to(self, person):
        """With their plan; and a leader's own."""
        if not person.is_authenticated:
            return self.none()
        plans = TalkPlan.objects.visible_to(person).values("pk")
        return self.filter(Q(plan__in=plans) | Q(bond__person=person))


class PlannedTalk(models.Model):
    """计划里的一次 · Who meets whom is the bond's; in which way, between which days; the visit that answered it."""

    id = models.BigIntegerField(primary_key=True, default=ids.key)
    plan = models.ForeignKey(TalkPlan, models.PROTECT, related_name="entries")
    bond = models.ForeignKey("bonds.Bond", models.PROTECT, related_name="planned_talks")
    way = models.CharField(gettext_lazy("方式"), max_length=12, choices=WAYS)
    since = models.DateField(gettext_lazy("从"))
    until = models.DateField(gettext_lazy("到"))
    visit = models.OneToOneField("gatherings.Visit", models.PROTECT, null=True, related_name="planned_talk")
    out_on = models.DateField(gettext_lazy("去掉的日期"), null=True)

    objects = PlannedTalkQuerySet.as_manager()

    class Meta:
        ordering = ["until", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(until__gte=F("since")), name="planned_talk_has_days"),
            models.CheckConstraint(condition=Q(way__in=["talk", "member"]), name="planned_talk_has_a_way"),
            models.CheckConstraint(condition=STANDING | Q(visit__isnull=True), name="planned_talk_met_stays"),
            models.UniqueConstraint(
                fields=["plan", "bond", "way", "until"], condition=STANDING, name="planned_talk_once"
            ),
        ]
        indexes = [models.Index(fields=["until"], condition=STANDING & Q(visit__isnull=True), name="planned_talk_open")]

    def __str__(self) -> str:
        return f"{self.bond} {self.when}"

    @property
    def when(self) -> str:
        """A month by its name, other spans by their days."""
        if self.since.day == 1 and self.until == add_months(self.since, 1) - dt.timedelta(1):
            return dateformat.format(self.since, _("n月"))
        return "—".join(dateformat.format(day, _("n月j日")) for day in (self.since, self.until))

    @property
    def state(self) -> str:
        """met, out, late, waiting."""
        if self.visit_id or self.out_on:
            return "met" if self.visit_id else "out"
        return "late" if self.until < clock.today() else "waiting"

    @property
    def days_late(self) -> int:
        """By how many days the meeting came after its last day."""
        return max((self.visit.on - self.until).days, 0) if self.visit else 0


class TalkChange(models.Model):
    """计划的调整 · What was changed after it was made, in words, by whom, why."""

    class Act(models.TextChoices):
        ADD = "add", gettext_lazy("加上")
        MOVE = "move", gettext_lazy("改时间或方式")
        OUT = "out", gettext_lazy("去掉")
        HAND = "hand", gettext_lazy("换联系领导")

    entry = models.ForeignKey(PlannedTalk, models.PROTECT, related_name="changes")
    act = models.CharField(max_length=8, choices=Act)
    was = models.CharField(max_length=120, blank=True)
    reason = models.CharField(max_length=200)
    on = models.DateField()
    by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-on", "-id"]
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="talk_change_has_a_reason")]

    def __str__(self) -> str:
        return f"{self.get_act_display()} {self.entry_id}"
