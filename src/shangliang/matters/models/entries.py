"""记录 · One line of a matter's history; the timeline is append-only."""

from django.db import models
from django.db.models import F

from shangliang.kit import clock
from shangliang.kit.say import Words, _

from ..lifecycle import BY_NAME, LABELS, Stage


class EntryQuerySet(models.QuerySet):
    def agreeing(self):
        """Those that keep an agreement, the newest first."""
        return self.filter(step="agree", data__has_key="agreement").order_by("-id")

    def named(self):
        """With the names that a line says (actor, body, unit), not the three rows behind them."""
        return self.annotate(actor=F("by__name"), body=F("organisation__name"), unit=F("order__unit__name"))


class Entry(models.Model):
    """记录 · One line of the timeline.

    `by` acted; `organisation` is the body in whose name; `recorded` marks an act of a body that does not sign in,
    entered by a CPPCC office with document number and date in `data`; `voice` is the one who raised the matter.
    """

    matter = models.ForeignKey("matters.Matter", models.PROTECT, related_name="entries")
    step = models.CharField(max_length=20)
    stage_from = models.CharField(max_length=12, blank=True)
    stage = models.CharField(max_length=12)
    on = models.DateTimeField()
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    organisation = models.ForeignKey("people.Organisation", models.PROTECT, null=True, blank=True, related_name="+")
    voice = models.ForeignKey("matters.Raiser", models.PROTECT, null=True, blank=True, related_name="+")
    order = models.ForeignKey("matters.WorkOrder", models.PROTECT, null=True, blank=True, related_name="entries")
    note = models.TextField(blank=True)
    public = models.BooleanField(default=True)
    official = models.BooleanField(default=False)
    recorded = models.BooleanField(default=False)
    data = models.JSONField(default=dict, blank=True)

    objects = EntryQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(fields=["matter", "id"], name="entry_matter"),
            models.Index(fields=["on"], include=["matter"], condition=models.Q(step="clock_late"), name="entry_late"),
        ]

    def __str__(self) -> str:
        return f"{self.done} {self.on:%Y-%m-%d}"

    @property
    def done(self) -> str:
        """The step in words: 受理, 交办, ..."""
        named = BY_NAME.get(self.step)
        return self.matter.rules.label(named) if named else CLOCK_WORDS.get(self.step, self.step)

    @property
    def stage_label(self) -> str:
        return LABELS[Stage(self.stage)]


# What the worker writes, each with its key in `data`.
CLOCK_STEPS = ("clock_remind", "clock_late", "clock_supervise", "clock_escalate", "ask_confirm")
# Words of private persons, and of an office to one of them, are not for everybody: neither on a page nor in a notice.
PRIVATE = frozenset({"raised", "supplement", "give_back", "confirm", "redo", "reopen", "redirect"})
CLOCK_WORDS = Words(
    {
        "raised": _("提出"),
        "follow": _("也关心"),
        "clock_remind": _("系统催办"),
        "clock_supervise": _("系统提示督办"),
        "clock_late": _("系统提示逾期"),
        "clock_escalate": _("系统提示提交上一级"),
        "ask_confirm": _("请提出人确认"),
        "sign": _("联名"),
    }
)
