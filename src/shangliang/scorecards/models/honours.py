"""表彰的模型 · An honour with its approval basis, who is nominated with which recorded facts, objections to the public notice.

Dated marks in this order: opened, noticed, decided by the competent meeting, given. The database holds the order.
"""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from shangliang.kit import clock, ids
from shangliang.people import reach
from shangliang.people.areas import after

from .answers import answered_whole


class HonourQuerySet(models.QuerySet):
    def within(self, code: str):
        return self.filter(area_id__gte=code, area_id__lt=after(code))

    def public(self):
        """From the day of its public notice on."""
        return self.filter(noticed_on__isnull=False)

    def noticed(self, on=None):
        """Their public notice runs on that day."""
        day = on or clock.today()
        return self.filter(noticed_on__lte=day, notice_until__gte=day)

    def visible_to(self, person):
        """Office, chairpersons and leaders of the place; a member of its committee from the notice on."""
        if not person.is_authenticated:
            return self.none()
        own = [post.organisation.area_id for post in person.held_posts if post.role == "member"]
        return self.filter(reach.reached(person, "honour.see") | Q(area_id__in=own, noticed_on__isnull=False))


class Honour(models.Model):
    """表彰项目 · One title of honour of one body in a year, for persons or for collectives."""

    class Kind(models.TextChoices):
        COLLECTIVE = "collective", _("集体")
        PERSON = "person", _("个人")

    ref = models.CharField(max_length=10, unique=True, default=ids.ref)
    body = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+", verbose_name=_("表彰单位"))
    area = models.ForeignKey("people.Area", models.PROTECT, related_name="+", verbose_name=_("地区"))
    title = models.CharField(_("荣誉称号"), max_length=60)
    kind = models.CharField(_("表彰谁"), max_length=10, choices=Kind)
    year = models.PositiveSmallIntegerField(_("年度"))
    basis = models.CharField(_("批准依据"), max_length=200)
    approved_by = models.CharField(_("批准机关"), max_length=60)
    opened_on = models.DateField(_("立项日期"))
    opened_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    noticed_on = models.DateField(_("公示日期"), null=True, blank=True)
    notice_until = models.DateField(_("公示到"), null=True, blank=True)
    decision = models.ForeignKey(
        "meetings.Decision", models.PROTECT, null=True, blank=True, related_name="honours", verbose_name=_("表彰决定")
    )
    decided_on = models.DateField(_("决定日期"), null=True, blank=True)
    item = models.ForeignKey(
        "meetings.Item",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="given_honours",
        verbose_name=_("在哪里颁发"),
    )
    given_on = models.DateField(_("颁发日期"), null=True, blank=True)

    objects = HonourQuerySet.as_manager()

    class Meta:
        ordering = ["-opened_on", "-id"]
        constraints = [
            models.CheckConstraint(condition=~Q(basis="") & ~Q(approved_by=""), name="honour_names_its_approval"),
            models.CheckConstraint(
                condition=Q(noticed_on__isnull=True, notice_until__isnull=True)
                | Q(noticed_on__gte=F("opened_on"), notice_until__gt=F("noticed_on")),
                name="honour_noticed_for_some_days",
            ),
            models.CheckConstraint(
                condition=Q(decision__isnull=True, decided_on__isnull=True)
                | Q(decision__isnull=False, notice_until__isnull=False, decided_on__gt=F("notice_until")),
                name="honour_decided_after_the_notice",
            ),
            models.CheckConstraint(
                condition=Q(item__isnull=True, given_on__isnull=True)
                | Q(item__isnull=False, decided_on__isnull=False, given_on__gte=F("decided_on")),
                name="honour_given_after_the_decision",
            ),
            models.UniqueConstraint(fields=["body", "title", "year"], name="honour_once_a_year"),
        ]
        indexes = [models.Index(fields=["area", "-opened_on"], name="honour_area")]

    def __str__(self) -> str:
        return self.title

    @property
    def state(self) -> str:
        marks = (("given", self.given_on), ("decided", self.decided_on), ("noticed", self.noticed_on))
        return next((name for name, day in marks if day), "open")

    @property
    def is_noticed(self) -> bool:
        """Anybody may object now."""
        if self.noticed_on is None or self.notice_until is None:
            return False
        return self.noticed_on <= clock.today() <= self.notice_until

    def get_absolute_url(self) -> str:
        return f"/desk/honours/{self.ref}/"


class NominationQuerySet(models.QuerySet):
    def standing(self):
        return self.filter(withdrawn_on__isnull=True)

    def honoured(self):
        """荣誉册: decided, and not withdrawn."""
        return self.standing().filter(honour__decided_on__isnull=False)


class Nomination(models.Model):
    """提名 · A collective or a person, why, and what the records said on that day. `number` is the certificate's."""

    honour = models.ForeignKey(Honour, models.PROTECT, related_name="nominations")
    person = models.ForeignKey(
        "people.Person", models.PROTECT, null=True, blank=True, related_name="nominations", verbose_name=_("个人")
    )
    organisation = models.ForeignKey(
        "people.Organisation", models.PROTECT, null=True, blank=True, related_name="nominations", verbose_name=_("集体")
    )
    name = models.CharField(_("名称"), max_length=120)
    reason = models.TextField(_("主要事迹"), max_length=2000)
    facts = models.JSONField(_("依据的记录"))  # [{"label", "number", "unit", "url"}]
    on = models.DateField(_("提名日期"))
    by = models.ForeignKey("people.Person", models.PROTECT, related_name="+", verbose_name=_("提名人"))
    withdrawn_on = models.DateField(_("撤回日期"), null=True, blank=True)
    withdrawn_why = models.CharField(_("撤回的原因"), max_length=200, blank=True)
    number = models.PositiveSmallIntegerField(_("证书编号"), null=True, blank=True)

    objects = NominationQuerySet.as_manager()

    class Meta:
        ordering = ["on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=True, organisation__isnull=False)
                | Q(person__isnull=False, organisation__isnull=True),
                name="nomination_of_one",
            ),
            models.CheckConstraint(condition=~Q(facts=[]) & ~Q(reason=""), name="nomination_rests_on_facts"),
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True, withdrawn_why="")
                | (Q(withdrawn_on__gte=F("on"), number__isnull=True) & ~Q(withdrawn_why="")),
                name="nomination_withdrawn_with_a_reason",
            ),
            models.UniqueConstraint(
                fields=["honour", "person"], condition=Q(withdrawn_on__isnull=True), name="nomination_person_once"
            ),
            models.UniqueConstraint(
                fields=["honour", "organisation"], condition=Q(withdrawn_on__isnull=True), name="nomination_body_once"
            ),
            models.UniqueConstraint(fields=["honour", "number"], name="nomination_certificate_once"),
        ]

    def __str__(self) -> str:
        return self.name


class HonourObjection(models.Model):
    """对公示的异议 · What was said, how it came in, what the office found. Who said it is not written down."""

    class Way(models.TextChoices):
        WEB = "web", _("网上")
        PHONE = "phone", _("电话")
        LETTER = "letter", _("来信")
        VISIT = "visit", _("来访")

    nomination = models.ForeignKey(Nomination, models.PROTECT, related_name="objections")
    way = models.CharField(_("怎样收到"), max_length=8, choices=Way)
    text = models.TextField(_("异议"), max_length=2000)
    on = models.DateField(_("收到日期"))
    answer = models.TextField(_("核查结果"), max_length=2000, blank=True)
    upheld = models.BooleanField(_("异议成立"), null=True)
    answered_on = models.DateField(_("核查日期"), null=True, blank=True)
    answered_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["on", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="honour_objection_says_something"),
            answered_whole("honour_objection_answered_whole"),
        ]

    def __str__(self) -> str:
        return self.text[:40]
