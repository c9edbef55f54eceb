"""看法 · Statements that people express a view on; what is moderated out stays counted, with its reason."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Reason(models.TextChoices):
    """未公开的原因 · The codes; the author is told, the public sees the counts."""

    PERSONAL = "personal", _("涉及他人隐私")
    ABUSE = "abuse", _("有辱骂或攻击性的话")
    OFF_TOPIC = "off_topic", _("与所议事项无关")
    DOUBLE = "double", _("与已有的看法相同")
    SPLIT = "split", _("一条里有几个意思，已拆开")
    UNCLEAR = "unclear", _("看不出意思")
    UNLAWFUL = "unlawful", _("内容违法")


class StatementQuerySet(models.QuerySet):
    def shown(self):
        return self.filter(state=Statement.State.SHOWN)

    def waiting(self):
        return self.filter(state=Statement.State.WAITING)


class Statement(models.Model):
    """看法 · One sentence, one meaning. `split_from`: the compound one that it was part of."""

    class State(models.TextChoices):
        WAITING = "waiting", _("待审核")
        SHOWN = "shown", _("已公开")
        OUT = "out", _("未公开")

    class Source(models.TextChoices):
        TOPIC = "topic", _("来自议题")
        ONLINE = "online", _("手机上写的")
        PAPER = "paper", _("纸上写的")
        ROOM = "room", _("会上说的")
        CLERK = "clerk", _("工作人员整理")

    consultation = models.ForeignKey("consultations.Consultation", models.CASCADE, related_name="statements")
    number = models.PositiveIntegerField(_("序号"))
    text = models.CharField(_("看法"), max_length=140)
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    reason = models.CharField(max_length=12, choices=Reason, blank=True)
    source = models.CharField(max_length=8, choices=Source)
    participant = models.ForeignKey(
        "consultations.Participant", models.PROTECT, null=True, blank=True, related_name="+"
    )
    voter = models.ForeignKey("consultations.Voter", models.SET_NULL, null=True, blank=True, related_name="said")
    typed_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    moderated_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    split_from = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="parts")
    same_as = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="doubles")
    said_on = models.DateField()
    priority = models.FloatField(default=1)  # how likely it is drawn as the next one; written by the worker

    objects = StatementQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["consultation", "number"], name="statement_number_once"),
            models.CheckConstraint(
                condition=Q(same_as__isnull=True) | Q(reason="double"), name="statement_same_as_another_is_a_double"
            ),
            models.CheckConstraint(condition=~Q(state="out") | ~Q(reason=""), name="statement_out_has_its_reason"),
            models.CheckConstraint(condition=Q(priority__gt=0), name="statement_can_be_drawn"),
        ]

    def __str__(self) -> str:
        return self.text
