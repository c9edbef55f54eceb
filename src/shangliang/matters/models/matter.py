"""事项 · Anything that has to be resolved; the only thing in the house with a lifecycle."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from shangliang.kit import clock, ids

from ..kinds import KINDS, choices
from ..lifecycle import LABELS, OPEN, OVER, Stage, moves
from .permits import permit, pointless
from .queries import MatterQuerySet


class Outcome(models.TextChoices):
    """办结方式 · How a matter ended; each is counted apart."""

    CONFIRMED = "confirmed", _("提出人确认")
    UNCONFIRMED = "unconfirmed", _("未获确认")
    SETTLED = "settled", _("当场办结")
    FILED = "filed", _("留存备查")


class Matter(models.Model):
    """事项 · Something raised that has to be resolved, with its kind, stage, holder and clock."""

    ref = models.CharField(max_length=10, unique=True, default=ids.ref)
    serial = models.CharField(_("台账号"), max_length=40, blank=True, db_index=True)
    kind = models.CharField(_("类别"), max_length=30, choices=choices)
    title = models.CharField(_("题目"), max_length=120)
    text = models.TextField(_("情况"), max_length=20_000)
    wish = models.TextField(_("希望怎么办"), max_length=5_000, blank=True)
    topic_class = models.CharField(_("分类"), max_length=30, blank=True)
    place = models.CharField(_("具体地点"), max_length=120, blank=True)
    extra = models.JSONField(default=dict, blank=True)
    area = models.ForeignKey("people.Area", models.PROTECT, related_name="+", verbose_name=_("来自"))
    holder = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+", verbose_name=_("现在由"))
    holder_area = models.CharField(max_length=20, db_collation="C")
    about = models.ForeignKey("people.Organisation", models.PROTECT, null=True, blank=True, related_name="+")
    enterprise = models.ForeignKey(
        "subjects.Enterprise", models.PROTECT, null=True, blank=True, related_name="problems", verbose_name=_("企业")
    )
    source = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="springs")
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged")
    stage = models.CharField(_("阶段"), max_length=12, default=Stage.RAISED, choices=LABELS.choices(_))
    outcome = models.CharField(_("办结方式"), max_length=12, blank=True, choices=Outcome)
    since = models.DateField(_("进入本阶段"))
    warn_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(_("时限"), null=True, blank=True)
    paused_on = models.DateField(null=True, blank=True)
    escalated = models.BooleanField(default=False)
    raised_on = models.DateField(_("提出日期"))
    released_on = models.DateField(_("公开日期"), null=True, blank=True)
    approved_on = models.DateField(null=True, blank=True)
    submitted_on = models.DateField(null=True, blank=True)
    assigned_on = models.DateField(null=True, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    confirmed_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(_("办结日期"), null=True, blank=True)
    moved_at = models.DateTimeField(_("最近进展"), default=clock.now)
    terms = SearchVectorField(null=True)

    objects = MatterQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_on__isnull=False, stage__in=OVER) | Q(closed_on__isnull=True, stage__in=OPEN),
                name="matter_closed_has_its_date",
            ),
            models.CheckConstraint(
                condition=~Q(stage__in=[Stage.CLOSED, Stage.ARCHIVED]) | ~Q(outcome=""),
                name="matter_closed_has_its_outcome",
            ),
            models.CheckConstraint(
                condition=Q(stage=Stage.MERGED, merged_into__isnull=False)
                | Q(~Q(stage=Stage.MERGED), merged_into__isnull=True),
                name="matter_merged_into_something",
            ),
            models.CheckConstraint(
                condition=Q(warn_on__isnull=True) | Q(warn_on__lte=F("due_on")), name="matter_warns_first"
            ),
        ]
        indexes = [
            # a list is read in its order until a page is full: as quick in a large county as in a small one
            models.Index(fields=["-moved_at", "-id"], name="matter_moved"),
            models.Index(fields=["-raised_on", "-id"], name="matter_raised"),
            # the tiles are counted in this index alone: it holds all that their conditions ask
            models.Index(
                fields=["area"],
                include=[
                    "stage",
                    "kind",
                    "holder_area",
                    "due_on",
                    "warn_on",
                    "paused_on",
                    "released_on",
                    "about",
                    "closed_on",
                ],
                condition=Q(closed_on__isnull=True),
                name="matter_open_area",
            ),
            models.Index(fields=["holder_area", "area"], name="matter_holder"),
            models.Index(fields=["due_on", "id"], condition=Q(closed_on__isnull=True), name="matter_due"),
            # the public pages count in this index alone, and find what ended last in the next
            models.Index(
                fields=["area"],
                include=["id", "stage", "kind", "about"],
                condition=Q(released_on__isnull=False),
                name="matter_public",
            ),
            models.Index(
                fields=["-closed_on", "id"],
                condition=Q(released_on__isnull=False, closed_on__isnull=False),
                name="matter_ended",
            ),
            # the boards count in this index alone: rows are wide, a whole province of them is 100 MB
            models.Index(
                fields=["area"],
                include=[
                    "id",
                    "raised_on",
                    "stage",
                    "kind",
                    "outcome",
                    "closed_on",
                    "due_on",
                    "warn_on",
                    "paused_on",
                    "released_on",
                ],
                name="matter_counted",
            ),
            models.Index(
                fields=["area"],
                include=["raised_on", "stage", "closed_on"],
                condition=Q(kind="key_task"),
                name="matter_key_tasks",
            ),
            GinIndex(fields=["terms"], name="matter_terms"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def rules(self):
        """The kind of this matter: its name, path, limits and columns."""
        return KINDS[self.kind]

    @property
    def stage_label(self) -> str:
        """Where it stands, in the words of its kind. (get_stage_display() would translate all stages to find the one.)"""
        return self.rules.stage_label(self.stage)

    @property
    def is_open(self) -> bool:
        return self.stage in OPEN

    @property
    def is_public(self) -> bool:
        return self.released_on is not None

    @property
    def light(self) -> str:
        """灯 · calm, warn or late today; empty when no clock runs."""
        if not self.due_on or self.paused_on or self.stage in OVER:
            return ""
        today = clock.today()
        if today > self.due_on:
            return "late"
        return "warn" if self.warn_on and today >= self.warn_on else "calm"

    def moves_for(self, person):
        """The buttons this person sees: the same permits that guard the actions."""
        return [
            s
            for s in moves(self.stage, self.rules.path)
            if not s.hidden and not pointless(s, self) and permit(person, s, self)
        ]

    def get_absolute_url(self) -> str:
        return f"/m/{self.ref}/"  # not reverse(): lists of many rows call this

    @property
    def desk_url(self) -> str:
        return f"/desk/m/{self.ref}/"
