"""公文 · Title, structure, who it goes to, and its dated marks in order. Marks, no lifecycle: what must be resolved is a matter."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from shangliang.kit import clock, ids
from shangliang.people import reach
from shangliang.people.areas import after
from shangliang.people.can import Role, may

from ..kinds import KINDS, choices
from ..kinds.kind import MARKS, ORDER, PASSED

DECIDERS = frozenset({Role.PARTY, Role.LEADER, Role.SUPERVISION})  # see what was sent up to them


class DocumentQuerySet(models.QuerySet):
    def within(self, code: str):
        """By the area of the body whose document it is."""
        return self.filter(area_id__gte=code, area_id__lt=after(code))

    def public(self):
        return self.filter(published_on__isnull=False)

    def to_pass(self):
        """Those that a meeting may still pass."""
        return self.filter(passed_on=None, kind__in=[slug for slug, kind in KINDS.items() if PASSED in kind.path])

    def visible_to(self, person):
        """Who drafts at the body's area sees all; members what is open for comment or decided; leaders what was sent up."""
        if not person.is_authenticated:
            return self.none()
        found = reach.reached(person, "document.draft") | Q(drafter_id=person.pk)
        today = clock.today()
        for post in reach.held(person):
            code = post.organisation.area_id
            if post.role in DECIDERS:
                found |= Q(area_id=code, sent_on__isnull=False)
            elif post.role == Role.MEMBER and may(post.role, "document.see"):
                open_ = Q(comments_until__gte=today) | Q(passed_on__isnull=False) | Q(numbered_on__isnull=False)
                found |= Q(area_id=code) & open_
        return self.filter(found)


class Urgency(models.TextChoices):
    """紧急程度 · As it is printed at the head. What is secret is not written in this system at all."""

    URGENT = "加急", _("加急")
    MOST = "特急", _("特急")


def _after_drafting(mark: str) -> models.CheckConstraint:
    day = f"{mark}_on"
    return models.CheckConstraint(
        condition=Q(**{f"{day}__isnull": True}) | Q(**{f"{day}__gte": F("drafted_on")}),
        name=f"document_{mark}_after_drafting",
    )


def _together(mark: str, *fields: str) -> models.CheckConstraint:
    """The day and what belongs to it: both or neither."""
    without = Q(**{f"{mark}_on__isnull": True}, **dict.fromkeys(fields, ""))
    given = Q(**{f"{mark}_on__isnull": False})
    for name in fields:
        given &= ~Q(**{name: ""})
    return models.CheckConstraint(condition=without | given, name=f"document_{mark}_says_what")


class Document(models.Model):
    """公文 · `body` is the structure (kit.paper); `passed_body` what the meeting passed, as it stood."""

    ref = models.CharField(max_length=10, unique=True, default=ids.ref)
    kind = models.CharField(_("种类"), max_length=20, choices=choices)
    title = models.CharField(_("标题"), max_length=120)
    body = models.JSONField(default=list)
    annexes = models.JSONField(_("附件"), default=list)
    organisation = models.ForeignKey(
        "people.Organisation", models.PROTECT, related_name="documents", verbose_name=_("发文机关")
    )
    area = models.ForeignKey("people.Area", models.PROTECT, related_name="+", verbose_name=_("地区"))
    joint = ArrayField(models.CharField(max_length=40), verbose_name=_("联合发文机关"), default=list, blank=True)
    urgency = models.CharField(_("紧急程度"), max_length=2, choices=Urgency, blank=True)
    to = models.CharField(_("主送机关"), max_length=200, blank=True)
    copies = models.CharField(_("抄送机关"), max_length=200, blank=True)
    note = models.CharField(_("附注"), max_length=200, blank=True)
    drafter = models.ForeignKey("people.Person", models.PROTECT, related_name="+", verbose_name=_("起草人"))
    rev = models.PositiveIntegerField(default=1)  # the number of its latest version
    comments_until = models.DateField(_("征求意见截止"), null=True, blank=True)

    drafted_on = models.DateField(_("起草"))
    reviewed_on = models.DateField(_("审核"), null=True, blank=True)
    passed_on = models.DateField(_("通过"), null=True, blank=True)
    passed_by = models.ForeignKey("people.Organisation", models.PROTECT, null=True, blank=True, related_name="+")
    passed_meeting = models.CharField(_("在什么会议上"), max_length=120, blank=True)
    passed_verdict = models.CharField(_("结果"), max_length=200, blank=True)
    passed_body = models.JSONField(null=True, blank=True)
    signed_on = models.DateField(_("签发"), null=True, blank=True)
    signer = models.CharField(_("签发人"), max_length=40, blank=True)
    numbered_on = models.DateField(_("编号"), null=True, blank=True)
    number = models.CharField(_("发文字号"), max_length=60, blank=True)
    sent_on = models.DateField(_("报送"), null=True, blank=True)
    sent_to = models.CharField(_("报送到"), max_length=120, blank=True)
    instructed_on = models.DateField(_("批示"), null=True, blank=True)
    instructed_by = models.CharField(_("谁批示"), max_length=60, blank=True)
    instruction = models.CharField(_("批示内容"), max_length=1000, blank=True)
    answered_on = models.DateField(_("答复"), null=True, blank=True)
    answer = models.CharField(_("答复内容"), max_length=2000, blank=True)
    published_on = models.DateField(_("公开"), null=True, blank=True)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        ordering = ["-drafted_on", "-id"]
        constraints = [
            *(_after_drafting(mark) for mark in ORDER),
            _together("passed", "passed_meeting", "passed_verdict"),
            _together("signed", "signer"),
            _together("numbered", "number"),
            _together("sent", "sent_to"),
            _together("instructed", "instructed_by", "instruction"),
            _together("answered", "answer"),
            models.CheckConstraint(
                condition=Q(passed_on__isnull=True, passed_by__isnull=True, passed_body__isnull=True)
                | Q(passed_on__isnull=False, passed_by__isnull=False, passed_body__isnull=False),
                name="document_passed_as_it_stood",
            ),
            models.CheckConstraint(
                condition=Q(numbered_on__isnull=True) | Q(signed_on__isnull=False, numbered_on__gte=F("signed_on")),
                name="document_numbered_once_signed",
            ),
            models.CheckConstraint(
                condition=Q(instructed_on__isnull=True) | Q(sent_on__isnull=False, instructed_on__gte=F("sent_on")),
                name="document_instructed_once_sent",
            ),
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True) | Q(sent_on__isnull=False, answered_on__gte=F("sent_on")),
                name="document_answered_once_sent",
            ),
            models.UniqueConstraint(
                fields=["organisation", "number"], condition=~Q(number=""), name="document_number_once"
            ),
        ]
        indexes = [
            models.Index(fields=["area", "-drafted_on"], name="document_area"),
            models.Index(
                fields=["-published_on", "-id"], condition=Q(published_on__isnull=False), name="document_published"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def rules(self):
        """Its kind: form on paper, marks, series."""
        return KINDS[self.kind]

    def on(self, mark: str):
        """The day of a mark, or None."""
        return getattr(self, f"{mark}_on")

    @property
    def marked(self) -> list[str]:
        return [mark for mark in self.rules.path if self.on(mark)]

    @property
    def locked(self) -> bool:
        """What a meeting has passed, or somebody signed, is not written any more."""
        return bool(self.passed_on or self.signed_on or self.numbered_on or self.published_on)

    @property
    def state(self) -> str:
        """Where it stands, in one word for lists."""
        if not self.marked:
            return gettext("起草")
        return gettext("已%(mark)s") % {"mark": MARKS[self.marked[-1]]}

    def get_absolute_url(self) -> str:
        return reverse("document", args=[self.ref])
