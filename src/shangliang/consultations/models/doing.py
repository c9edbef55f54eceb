"""阶段与活动 · Time and activity are two things: phases have dates, activities run beside each other and may span phases."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from shangliang.kit import clock

from .statements import Reason


class Phase(models.Model):
    """阶段 · A stretch of time with a name; says when, not what."""

    consultation = models.ForeignKey("consultations.Consultation", models.CASCADE, related_name="phases")
    name = models.CharField(_("名称"), max_length=40)
    starts = models.DateField(_("开始"))
    ends = models.DateField(_("结束"))

    class Meta:
        ordering = ["starts", "id"]
        constraints = [models.CheckConstraint(condition=Q(ends__gte=F("starts")), name="phase_ends_after_its_start")]

    def __str__(self) -> str:
        return self.name


class ActivityQuerySet(models.QuerySet):
    def sittings(self):
        """Those that have their place and hour, in the order of time."""
        return self.filter(gathering__isnull=False).select_related("gathering__host").order_by("gathering__starts_at")


class Activity(models.Model):
    """活动 · Something people do; a sitting is held as a gathering."""

    class Kind(models.TextChoices):
        STATEMENTS = "statements", _("征集看法")
        VIEWS = "views", _("逐条表态")
        PRO_CON = "pro_con", _("正反两面说")
        SITTING = "sitting", _("当面协商")
        TEXT = "text", _("文稿修改建议")
        QUESTIONS = "questions", _("问卷")

    consultation = models.ForeignKey("consultations.Consultation", models.CASCADE, related_name="activities")
    kind = models.CharField(_("活动"), max_length=12, choices=Kind)
    title = models.CharField(_("名称"), max_length=80)
    text = models.TextField(_("说明"), max_length=20_000, blank=True)  # the text to amend, paragraph by paragraph
    questions = models.JSONField(default=list, blank=True)  # [{"text", "kind": one|many|words, "options"}]
    counted = models.JSONField(default=dict, blank=True)  # of a questionnaire: see answers.py
    opens_at = models.DateTimeField(_("开始"), null=True, blank=True)
    closes_at = models.DateTimeField(_("结束"), null=True, blank=True)
    gathering = models.OneToOneField(
        "gatherings.Gathering", models.PROTECT, null=True, blank=True, related_name="activity"
    )

    objects = ActivityQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        verbose_name_plural = "activities"
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_at__isnull=True) | Q(closes_at__gt=F("opens_at")), name="activity_closes_later"
            ),
            models.CheckConstraint(
                condition=Q(gathering__isnull=True) | Q(kind="sitting"), name="only_a_sitting_is_a_gathering"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        now = clock.now()
        return (self.opens_at is None or self.opens_at <= now) and (self.closes_at is None or now < self.closes_at)

    @property
    def paragraphs(self) -> list[str]:
        """The text to amend, paragraph by paragraph."""
        return [part.strip() for part in self.text.splitlines() if part.strip()]


class Contribution(models.Model):
    """发表 · Words given in an activity, or in reply to a statement: for, against, an amendment, an answer, a reply."""

    class Kind(models.TextChoices):
        PRO = "pro", _("好处")
        CON = "con", _("顾虑")
        AMENDMENT = "amendment", _("修改建议")
        ANSWER = "answer", _("回答")
        REPLY = "reply", _("回应")

    class State(models.TextChoices):
        WAITING = "waiting", _("待审核")
        SHOWN = "shown", _("已公开")
        OUT = "out", _("未公开")

    activity = models.ForeignKey(Activity, models.CASCADE, null=True, blank=True, related_name="contributions")
    statement = models.ForeignKey(
        "consultations.Statement", models.CASCADE, null=True, blank=True, related_name="replies"
    )
    kind = models.CharField(max_length=10, choices=Kind)
    text = models.TextField(_("内容"), max_length=1000)
    answers = models.JSONField(default=dict, blank=True)
    part = models.PositiveSmallIntegerField(null=True, blank=True)  # the paragraph that an amendment is about
    participant = models.ForeignKey(
        "consultations.Participant", models.PROTECT, null=True, blank=True, related_name="+"
    )
    voter = models.ForeignKey("consultations.Voter", models.SET_NULL, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    reason = models.CharField(max_length=12, choices=Reason, blank=True)
    on_paper = models.BooleanField(default=False)
    official = models.BooleanField(default=False)  # a department's answer

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(activity__isnull=False) | Q(statement__isnull=False), name="contribution_is_about_something"
            ),
            models.CheckConstraint(condition=~Q(state="out") | ~Q(reason=""), name="contribution_out_has_its_reason"),
            models.UniqueConstraint(
                fields=["activity", "voter"],
                condition=Q(kind="answer", voter__isnull=False),
                name="questionnaire_once_per_voter",
            ),
        ]
