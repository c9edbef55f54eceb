"""抽签 · Who takes part, by lot: the plan, its approval, the commitment, the public seed, the panel. Each run is kept."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from shangliang.kit import clock, ids
from shangliang.kit.seal import BlindIndexField, SealedTextField


class SeatDraw(models.Model):
    """一次抽签 · Dated marks in their order: pool, quotas tried, approved, lottery made, published, drawn; or stopped."""

    class SeedWay(models.TextChoices):
        BALLS = "balls", _("当众摸球")
        DICE = "dice", _("当众掷骰子")
        LOTTERY = "lottery", _("事先指明的一期彩票号码")

    id = models.BigIntegerField(primary_key=True, default=ids.key)
    consultation = models.ForeignKey("consultations.Consultation", models.CASCADE, related_name="draws")
    number = models.PositiveSmallIntegerField(_("抽签编号"))
    run = models.PositiveSmallIntegerField(_("这一类的第几次"), default=1)
    why = models.CharField(_("再抽一次的原因"), max_length=300, blank=True)
    seat = models.CharField(_("类别"), max_length=20)  # the seat group that it fills
    seats = models.PositiveSmallIntegerField(_("席位"))  # those who have theirs already included
    per_household = models.PositiveSmallIntegerField(_("每户最多几人"), default=1)  # 0: no such rule
    # [{"cells": [[feature, value]], "least", "most", "give", "people"}]; `give`: by how many seats it may be moved if need be
    quotas = models.JSONField(_("名额"), default=list)
    cap = models.PositiveSmallIntegerField(_("一个人的机会最高"), null=True, blank=True)  # of 100
    spare = models.PositiveSmallIntegerField(_("先通知的候补"), default=0)
    offer = models.JSONField(default=list, blank=True)  # the smallest relaxation: [{"cells", "side", "from", "to"}]
    relaxed_why = models.CharField(_("放宽名额的原因"), max_length=200, blank=True)
    unknown = models.PositiveIntegerField(
        default=0
    )  # with neither contact nor id: nobody knows whether they took part before
    begun_on = models.DateField(_("名单录入"), default=clock.today)
    tried_on = models.DateField(_("名额试算通过"), null=True, blank=True)
    approved_on = models.DateField(_("党组织审定"), null=True, blank=True)
    approved_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    approver = models.CharField(_("哪一级党组织"), max_length=80, blank=True)
    basis = models.CharField(_("文号或会议"), max_length=120, blank=True)
    asked_at = models.DateTimeField(null=True, blank=True)  # given to the worker
    progress = models.FloatField(default=0)  # of the worker, 0 to 1
    failed = models.TextField(blank=True)  # why there is no panel, in words
    made_at = models.DateTimeField(_("签已做好"), null=True, blank=True)
    commitment = models.TextField(blank=True)
    lottery = models.BinaryField(null=True)  # lottery.csv, deflated
    told = models.JSONField(default=dict, blank=True)  # report.json
    published_at = models.DateTimeField(_("公布时间"), null=True, blank=True)
    seed_way = models.CharField(_("种子怎么产生"), max_length=8, choices=SeedWay, blank=True)
    announced = models.CharField(_("什么时候、在哪里产生"), max_length=200, blank=True)
    seed = models.CharField(_("种子"), max_length=80, blank=True)
    witnesses = SealedTextField(_("见证人"), max_length=600, blank=True, default="")
    drawn_at = models.DateTimeField(_("开签"), null=True, blank=True)
    ticket = models.PositiveIntegerField(_("签号"), null=True, blank=True)
    stopped_on = models.DateField(_("作废"), null=True, blank=True)
    stopped_why = models.CharField(_("作废的原因"), max_length=300, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["consultation", "number"], name="draw_number_once"),
            models.CheckConstraint(
                condition=Q(approved_on__isnull=True) | (Q(tried_on__isnull=False) & ~Q(approver="") & ~Q(basis="")),
                name="draw_approved_by_somebody_on_a_basis",
            ),
            models.CheckConstraint(
                condition=Q(made_at__isnull=True) | (Q(approved_on__isnull=False) & ~Q(commitment="")),
                name="draw_approved_before_its_lottery",
            ),
            models.CheckConstraint(
                condition=Q(published_at__isnull=True) | (Q(made_at__isnull=False) & ~Q(seed_way="")),
                name="draw_made_before_published",
            ),
            models.CheckConstraint(
                condition=Q(drawn_at__isnull=True)
                | (Q(published_at__isnull=False) & ~Q(seed="") & Q(ticket__isnull=False)),
                name="draw_published_before_its_seed",
            ),
            models.CheckConstraint(condition=Q(run=1) | ~Q(why=""), name="draw_again_with_a_reason"),
            models.CheckConstraint(
                condition=Q(stopped_on__isnull=True) | ~Q(stopped_why=""), name="draw_stopped_with_a_reason"
            ),
            models.CheckConstraint(condition=Q(cap__isnull=True) | Q(cap__range=(1, 100)), name="draw_cap_is_a_share"),
        ]

    def __str__(self) -> str:
        return gettext("第 %(n)s 次抽签") % {"n": self.run}

    @property
    def is_over(self) -> bool:
        return self.stopped_on is not None or self.drawn_at is not None

    @property
    def root(self) -> str:
        """The 64 characters that stand for all that was fixed before the seed."""
        return self.commitment.rpartition("commitment ")[2].strip()

    @property
    def state(self) -> str:
        if self.stopped_on:
            return gettext("已作废")
        marks = (
            (self.drawn_at, gettext("已开签")), (self.published_at, gettext("已公布，等开签")), (self.made_at, gettext("签已做好，等公布")),
            (self.failed and self.approved_on, gettext("做不出签")), (self.asked_at, gettext("正在计算")), (self.approved_on, gettext("已审定")),
            (self.tried_on, gettext("等党组织审定")),
        )  # fmt: skip
        return next((word for mark, word in marks if mark), gettext("等定名额"))

    @property
    def relaxed(self) -> list[dict]:
        """What was changed by the press that takes the smallest relaxation: name, side, from, to."""
        sides, mark = {"min": gettext("至少"), "max": gettext("至多")}, gettext("、")
        names = [
            mark.join(f"{f} {v}" for f, v in one["cells"]) for one in self.offer if self.relaxed_why and not self.failed
        ]
        return [one | {"name": name, "word": sides[one["side"]]} for name, one in zip(names, self.offer, strict=False)]

    def get_absolute_url(self) -> str:
        return reverse("draw-notice", args=[self.consultation.ref, self.number])

    def desk_url(self) -> str:
        return reverse("draw", args=[self.consultation.ref, self.number])


class CandidateQuerySet(models.QuerySet):
    def eligible(self):
        return self.filter(out="", fixed=False)

    def panel(self):
        """Who was drawn and has not left."""
        return self.filter(drawn=True, left_on__isnull=True)

    def waiting(self):
        """Alternates that may still come in, in the order drawn."""
        return self.filter(place__isnull=False, drawn=False, left_on__isnull=True).order_by("place")


class Candidate(models.Model):
    """候选人 · One person of the pool under a number that says nothing; name, contact and address are sealed."""

    class Out(models.TextChoices):
        IN = "", _("可以抽")
        RECUSED = "recused", _("回避")
        RESTING = "resting", _("上次参加不久")
        SEATED = "seated", _("已在名册")

    id = models.BigIntegerField(primary_key=True, default=ids.key)
    draw = models.ForeignKey(SeatDraw, models.CASCADE, related_name="candidates")
    number = models.CharField(_("编号"), max_length=8)
    name = SealedTextField(_("姓名"), max_length=60)
    contact = SealedTextField(_("联系方式"), max_length=120, blank=True, default="")
    contact_index = BlindIndexField(of="contact", purpose="participant.contact")  # the same as on a roster
    address = SealedTextField(_("住址"), max_length=200, blank=True, default="")
    person = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    assisted = models.ForeignKey("subjects.AssistedPerson", models.PROTECT, null=True, blank=True, related_name="+")
    features = models.JSONField(default=dict)
    household = models.PositiveIntegerField(default=0)  # who lives together has the same number within a draw
    interested = models.BooleanField(_("利益相关方"), default=False)
    out = models.CharField(_("能不能抽"), max_length=8, choices=Out, blank=True, default=Out.IN)
    out_why = models.CharField(_("原因"), max_length=120, blank=True)
    fixed = models.BooleanField(_("已有席位"), default=False)
    drawn = models.BooleanField(_("入选"), default=False)
    place = models.PositiveIntegerField(_("候补次序"), null=True, blank=True)
    instead_of = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    participant = models.OneToOneField(
        "consultations.Participant", models.PROTECT, null=True, blank=True, related_name="candidate"
    )
    left_on = models.DateField(_("退出日期"), null=True, blank=True)
    left_why = models.CharField(_("退出的原因"), max_length=200, blank=True)

    objects = CandidateQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["draw", "number"], name="candidate_number_once"),
            models.CheckConstraint(
                condition=Q(left_on__isnull=True) | ~Q(left_why=""), name="candidate_left_with_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(drawn=False) | (Q(out="") & Q(fixed=False)), name="candidate_drawn_could_be"
            ),
        ]
        indexes = [models.Index(fields=["draw", "place"], name="candidate_place")]

    def __str__(self) -> str:
        return self.number


class PopulationFigure(models.Model):
    """人口数字 · How many of an area are of a class, for the bars beside a pool and a panel."""

    area = models.ForeignKey("people.Area", models.CASCADE, related_name="+", verbose_name=_("地区"))
    feature = models.CharField(_("特征"), max_length=20)
    value = models.CharField(_("类别"), max_length=20)
    people = models.PositiveIntegerField(_("人数"))
    noted_on = models.DateField(_("登记日期"), default=clock.today)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["area", "feature", "value"], name="population_once")]

    def __str__(self) -> str:
        return f"{self.feature} {self.value}"
