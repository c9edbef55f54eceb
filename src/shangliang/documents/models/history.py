"""文史资料 · A call for contributions, what came in with its source and its review, and the collection it went into."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from shangliang.kit import clock, ids
from shangliang.kit.seal import SealedTextField
from shangliang.people import reach
from shangliang.people.areas import after
from shangliang.people.can import may

from .document import Document


class CallQuerySet(models.QuerySet):
    def within(self, code: str):
        """By the area of the body that calls."""
        return self.filter(area_id__gte=code, area_id__lt=after(code))

    def open(self):
        return self.filter(until__gte=clock.today())

    def visible_to(self, person):
        """Who drafts there, and the members of the place, who may contribute."""
        if not person.is_authenticated:
            return self.none()
        found = reach.reached(person, "document.draft")
        for post in reach.held(person):
            if may(post.role, "document.comment"):
                found |= Q(area_id=post.organisation.area_id)
        return self.filter(found)


class HistoryCall(models.Model):
    """文史征集 · On what, by whom, until when; public while it runs."""

    ref = models.CharField(max_length=10, unique=True, default=ids.ref)
    title = models.CharField(_("题目"), max_length=120)
    text = models.TextField(_("征集什么"), max_length=5000)
    address = models.CharField(_("稿件交到哪里"), max_length=200)
    organisation = models.ForeignKey(
        "people.Organisation", models.PROTECT, related_name="+", verbose_name=_("征集单位")
    )
    area = models.ForeignKey("people.Area", models.PROTECT, related_name="+", verbose_name=_("地区"))
    by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    opened_on = models.DateField(_("开始"))
    until = models.DateField(_("截止"))

    objects = CallQuerySet.as_manager()

    class Meta:
        ordering = ["-opened_on", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(until__gte=F("opened_on")), name="history_call_ends_after_it_begins")
        ]
        indexes = [models.Index(fields=["area", "-opened_on"], name="history_call_area")]

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        return clock.today() <= self.until

    def get_absolute_url(self) -> str:
        return reverse("history-call", args=[self.ref])


class Contribution(models.Model):
    """文史稿件 · `signed` is the name it will be printed under; how to reach the contributor is sealed."""

    class Source(models.TextChoices):
        """史料来源 · 亲历、亲见、亲闻 (三亲), or written records."""

        LIVED = "lived", _("亲历")
        SEEN = "seen", _("亲见")
        HEARD = "heard", _("亲闻")
        RECORD = "record", _("档案文献")
        ORAL = "oral", _("口述整理")

    class Verdict(models.TextChoices):
        """审读意见"""

        ADOPTED = "adopted", _("采用")
        REVISE = "revise", _("修改后采用")
        NOT = "not", _("不采用")

    id = models.BigIntegerField(primary_key=True, default=ids.key)
    ref = models.CharField(max_length=10, unique=True, default=ids.ref)
    call = models.ForeignKey(HistoryCall, models.PROTECT, related_name="contributions")
    title = models.CharField(_("标题"), max_length=120)
    body = models.JSONField(default=list)
    signed = models.CharField(_("署名"), max_length=60)
    contact = SealedTextField(_("联系方式"), max_length=120, blank=True)
    source = models.CharField(_("史料来源"), max_length=8, choices=Source)
    source_note = models.CharField(_("来源说明"), max_length=300, blank=True)
    by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    received_on = models.DateField(_("收到"))
    verdict = models.CharField(_("审读意见"), max_length=8, choices=Verdict, blank=True)
    opinion = models.CharField(_("审读说明"), max_length=500, blank=True)
    reviewed_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    reviewed_on = models.DateField(_("审读"), null=True, blank=True)
    collected_in = models.ForeignKey(Document, models.PROTECT, null=True, blank=True, related_name="contributions")

    class Meta:
        ordering = ["received_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(verdict="", reviewed_on__isnull=True, reviewed_by__isnull=True)
                | (~Q(verdict="") & Q(reviewed_on__isnull=False, reviewed_by__isnull=False)),
                name="history_reviewed_on_a_day_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(verdict__in=["", "adopted"]) | ~Q(opinion=""), name="history_not_adopted_with_reason"
            ),
            models.CheckConstraint(
                condition=Q(collected_in__isnull=True) | Q(verdict__in=["adopted", "revise"]),
                name="history_collected_once_adopted",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def state(self) -> str:
        """Where it stands, in a word."""
        if self.collected_in_id:
            return gettext("已辑录")
        return str(self.Verdict(self.verdict).label) if self.verdict else gettext("待审读")

    def get_absolute_url(self) -> str:
        return reverse("history-contribution", args=[self.ref])
