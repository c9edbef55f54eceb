"""协商 · A consultation on one or more approved matters: its form, its dated marks, its place on the tree."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from shangliang.gatherings.models import Grade
from shangliang.kit import clock, ids
from shangliang.people import reach
from shangliang.people.areas import acts_as_county, after

from ..kinds import FORMS, choices
from ..seatplans import from_rows


class ConsultationQuerySet(models.QuerySet):
    def within(self, code: str):
        return self.filter(area_id__gte=code, area_id__lt=after(code))

    def public(self):
        """What anybody may read: noticed, and meant for the public."""
        return self.filter(public=True, noticed_on__isnull=False)

    def running(self):
        """Between the notice and the close."""
        return self.filter(noticed_on__isnull=False, closed_at__isnull=True, withdrawn_on__isnull=True)

    def unconcluded(self):
        """What holds its matters: neither agreed on nor withdrawn."""
        return self.filter(agreed_on__isnull=True, withdrawn_on__isnull=True)

    def run_by(self, person, ability: str = "consultation.open"):
        """Those whose host's desk the person sits at, and may do this there."""
        found = Q(pk__in=[])
        for post in reach.held(person):
            code = post.organisation.area_id
            if post.allows(ability, code):
                found |= Q(area_id__gte=code, area_id__lt=after(code)) if acts_as_county(code) else Q(area_id=code)
        return self.filter(found)

    def visible_to(self, person):
        """By reach (from the city upward: held at the post's own area); and where one takes part.
        Public ones are found by `public()`."""
        if not person.is_authenticated:
            return self.public()
        found = Q(participants__person_id=person.pk)
        for code, full in reach.grounds(person):
            below = Q(area_id__gte=code, area_id__lt=after(code))
            found |= below if full else Q(area_id=code) | (below & Q(public=True, noticed_on__isnull=False))
        return self.filter(pk__in=self.model.objects.filter(found).values("pk"))

    def readable_by(self, person):
        """The public pages: what anybody may read, and what else this person may see."""
        if not person.is_authenticated:
            return self.public()
        own = self.model.objects.visible_to(person).values("pk")
        return self.filter(Q(public=True, noticed_on__isnull=False) | Q(pk__in=own))


class Consultation(models.Model):
    """协商活动 · Plan, notice, close, seal, agreement are dated marks in their order; only its matters have a lifecycle."""

    ref = models.CharField(max_length=10, unique=True, default=ids.ref)
    number = models.CharField(_("编号"), max_length=40, blank=True)
    form = models.CharField(_("形式"), max_length=20, choices=choices)
    title = models.CharField(_("名称"), max_length=120)
    aim = models.TextField(_("要商量什么"), max_length=5000, blank=True)
    area = models.ForeignKey("people.Area", models.PROTECT, related_name="+", verbose_name=_("地区"))
    host = models.ForeignKey(
        "people.Organisation", models.PROTECT, related_name="consultations", verbose_name=pgettext_lazy("会", "主办")
    )
    convener = models.CharField(_("召集人"), max_length=60, blank=True)  # the post, not a name
    public = models.BooleanField(_("向公众公开"), default=True)
    open_to_all = models.BooleanField(
        _("扫码即可参加"), default=False
    )  # views without a slip: counted apart, not for the map
    grade = models.CharField(_("表态的保密程度"), max_length=2, choices=Grade, default=Grade.SLIP)
    book = models.OneToOneField(
        "gatherings.SlipBook", models.PROTECT, null=True, blank=True, related_name="consultation"
    )
    pepper = models.BinaryField(null=True)  # of the voters' digests; dies with the sealing
    plan = models.JSONField(_("方案"), default=dict)  # agenda, materials, research, risks, publicity: words
    seat_plan = models.JSONField(_("席位方案"), default=list, blank=True)  # groups of seats; empty: those of the form
    waived = models.CharField(_("利益相关方不足一半的理由"), max_length=300, blank=True)
    begun_on = models.DateField(_("立项"), default=clock.today)
    planned_on = models.DateField(_("方案审定"), null=True, blank=True)
    noticed_on = models.DateField(_("通知"), null=True, blank=True)
    papers_on = models.DateField(_("会前材料送出"), null=True, blank=True)
    opens_at = models.DateTimeField(_("开始表态"), null=True, blank=True)
    closes_at = models.DateTimeField(_("结束表态"), null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    sealed_at = models.DateTimeField(null=True, blank=True)
    root = models.CharField(max_length=64, blank=True)
    quality = models.JSONField(null=True, blank=True)  # as measured by the sealing, while it could still be
    agreed_on = models.DateField(_("形成共识"), null=True, blank=True)
    withdrawn_on = models.DateField(_("撤销"), null=True, blank=True)
    withdrawn_why = models.CharField(_("撤销的原因"), max_length=300, blank=True)
    simulated = models.BooleanField(_("表态为模拟生成"), default=False)

    objects = ConsultationQuerySet.as_manager()

    class Meta:
        ordering = ["-begun_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(noticed_on__isnull=True) | Q(planned_on__isnull=False), name="consultation_planned_first"
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True) | Q(noticed_on__isnull=False), name="consultation_noticed_first"
            ),
            models.CheckConstraint(
                condition=Q(sealed_at__isnull=True)
                | (Q(closed_at__isnull=False) & Q(pepper__isnull=True) & ~Q(root="")),
                name="consultation_sealed_keeps_no_pepper",
            ),
            models.CheckConstraint(
                condition=Q(closes_at__isnull=True) | Q(closes_at__gt=F("opens_at")), name="consultation_closes_later"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True) | (Q(agreed_on__isnull=True) & ~Q(withdrawn_why="")),
                name="consultation_withdrawn_with_a_reason",
            ),
            models.UniqueConstraint(
                fields=["host", "form", "number"], condition=~Q(number=""), name="consultation_number_once"
            ),
        ]
        indexes = [models.Index(fields=["area", "-begun_on"], name="consultation_area")]

    def __str__(self) -> str:
        return self.title

    @property
    def rules(self):
        """Its form: parts, seats, lead times."""
        return FORMS[self.form]

    @property
    def seats(self):
        """Its groups of seats: its own plan, or that of its form."""
        return from_rows(self.seat_plan) if self.seat_plan else self.rules.seats

    def seat(self, code: str):
        return next((seat for seat in self.seats if seat.code == code), None)

    @property
    def state(self) -> str:
        """Where it stands, in one word for lists."""
        if self.withdrawn_on:
            return gettext("未形成共识") if self.closed_at else gettext("已撤销")
        if self.agreed_on:
            return gettext("已形成共识")
        if self.closed_at:
            return gettext("表态已结束")
        if self.noticed_on:
            return gettext("正在进行")
        return gettext("已定方案") if self.planned_on else gettext("筹备中")

    @property
    def takes_views(self) -> bool:
        """Whether a view would be accepted now."""
        if self.noticed_on is None or self.closed_at is not None or self.withdrawn_on is not None:
            return False
        now = clock.now()
        return (self.opens_at is None or self.opens_at <= now) and (self.closes_at is None or now < self.closes_at)

    def get_absolute_url(self) -> str:
        return f"/c/{self.ref}/"

    def desk_url(self) -> str:
        return reverse("consultation-desk", args=[self.ref])


class Concern(models.Model):
    """所议事项 · Which approved matters are talked over; the agreement moves each of them on."""

    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="concerns")
    matter = models.ForeignKey("matters.Matter", models.PROTECT, related_name="concerns")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["consultation", "matter"], name="matter_once_in_a_consultation")]
