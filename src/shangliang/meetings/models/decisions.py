"""表决 · What was decided, how, by how many of how many: the rule and the presence as they stood then are kept with it.

The database holds what the page says: no decision without the quorum, no more votes than people.
"""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from shangliang.compute.majority import Base, Presence, Share, Votes
from shangliang.people.areas import after

from ..items import CONSENT, FORM_WORDS, Form, choices
from .items import Item, Paper
from .meeting import Meeting


class Snapshot(models.Model):
    """当时的到会 · Whole, present, and the rules in force at that moment."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="%(class)ss")
    item = models.ForeignKey(Item, models.PROTECT, related_name="%(class)ss")
    at = models.DateTimeField(_("时间"))
    whole = models.PositiveSmallIntegerField(_("应到"))
    present = models.PositiveSmallIntegerField(_("实到"))
    quorum = models.PositiveSmallIntegerField(_("法定人数"))
    to_come = models.CharField(max_length=10)  # majority.Share
    to_pass = models.CharField(max_length=10)
    of = models.CharField(max_length=10)  # majority.Base
    needed = models.PositiveSmallIntegerField(_("需要票数"))

    class Meta:
        abstract = True

    @property
    def here(self) -> Presence:
        return Presence(self.whole, self.present, Share(self.to_come))

    @property
    def base(self) -> Base:
        return Base(self.of)


class DecisionQuerySet(models.QuerySet):
    def within(self, code: str):
        """By the area of the meeting."""
        return self.filter(meeting__area_id__gte=code, meeting__area_id__lt=after(code))

    def passed(self):
        return self.filter(passed=True, meeting__rehearsal=False)

    def visible_to(self, person):
        return self.filter(meeting__in=Meeting.objects.visible_to(person))


class Decision(Snapshot):
    """表决 · `passed` is empty while a poll goes on; consent has no counts: nobody counted."""

    paper = models.ForeignKey(Paper, models.PROTECT, null=True, blank=True, related_name="decisions")
    form = models.CharField(_("表决方式"), max_length=12, choices=choices(FORM_WORDS, _))
    poll = models.OneToOneField("gatherings.Poll", models.PROTECT, null=True, blank=True, related_name="decision")
    yes = models.PositiveSmallIntegerField(_("赞成"), null=True, blank=True)
    no = models.PositiveSmallIntegerField(_("反对"), null=True, blank=True)
    abstain = models.PositiveSmallIntegerField(_("弃权"), null=True, blank=True)
    passed = models.BooleanField(_("通过"), null=True)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(present__gte=F("quorum")), name="decision_has_its_quorum"),
            models.CheckConstraint(condition=Q(present__lte=F("whole")), name="decision_present_were_due"),
            models.CheckConstraint(
                condition=Q(yes__isnull=True) | Q(present__gte=F("yes") + F("no") + F("abstain")),
                name="decision_no_more_votes_than_people",
            ),
            models.CheckConstraint(
                condition=~Q(passed=True) | Q(form__in=sorted(CONSENT)) | Q(yes__gte=F("needed"), yes__gt=F("no")),
                name="decision_passed_had_enough",
            ),
            models.CheckConstraint(
                condition=~Q(form__in=sorted(CONSENT)) | Q(yes__isnull=True, present__gte=F("needed")),
                name="decision_by_consent_has_no_counts",
            ),
            models.UniqueConstraint(
                fields=["item", "paper"], condition=~Q(passed=False), nulls_distinct=False, name="decision_once"
            ),
        ]

    def __str__(self) -> str:
        return self.subject

    @property
    def subject(self) -> str:
        """What was decided on: the paper, else the item."""
        return str(self.paper or self.item)

    @property
    def votes(self) -> Votes | None:
        return None if self.yes is None else Votes(self.yes, self.no or 0, self.abstain or 0)

    @property
    def is_consent(self) -> bool:
        return Form(self.form) in CONSENT


class Election(Snapshot):
    """选举 · Ballots on paper, counted before scrutineers; candidates with their votes, whoever is elected, who is tied."""

    seats = models.PositiveSmallIntegerField(_("应选人数"))
    scrutineers = models.CharField(_("监票人"), max_length=120)
    handed = models.PositiveSmallIntegerField(_("发出选票"))
    returned = models.PositiveSmallIntegerField(_("收回选票"))
    invalid = models.PositiveSmallIntegerField(_("无效票"), default=0)
    candidates = models.JSONField(_("候选人"))  # [{"name", "votes", "state": elected | tied | ""}]

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(present__gte=F("quorum")), name="election_has_its_quorum"),
            models.CheckConstraint(
                condition=Q(handed__lte=F("present")) & Q(returned__lte=F("handed")) & Q(invalid__lte=F("returned")),
                name="election_ballots_add_up",
            ),
            models.CheckConstraint(condition=~Q(scrutineers=""), name="election_has_scrutineers"),
        ]

    def __str__(self) -> str:
        return str(self.item)

    @property
    def elected(self) -> list[str]:
        return [one["name"] for one in self.candidates if one["state"] == "elected"]

    @property
    def tied(self) -> list[str]:
        return [one["name"] for one in self.candidates if one["state"] == "tied"]


class Balloting(models.Model):
    """电子选票 · An election on the members' phones: its poll, and what scrutineers confirmed of it."""

    item = models.ForeignKey(Item, models.PROTECT, related_name="ballotings")
    poll = models.OneToOneField("gatherings.Poll", models.PROTECT, related_name="balloting")
    election = models.OneToOneField(Election, models.PROTECT, null=True, blank=True, related_name="balloting")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["item"], condition=Q(election__isnull=True), name="balloting_one_at_a_time")
        ]

    def __str__(self) -> str:
        return str(self.item)


class FollowUp(models.Model):
    """决议的落实 · A key task that follows from a decision."""

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="follow_ups")
    matter = models.OneToOneField("matters.Matter", models.PROTECT, related_name="follows")

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return str(self.matter)
