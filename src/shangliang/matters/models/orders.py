"""交办单 · What one unit has been asked to do: receipt, feedback, reply, each with its own clock."""

from django.db import models
from django.db.models import Case, F, Q, When
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from shangliang.kit import clock, ids


class Part(models.TextChoices):
    LEAD = "lead", _("主办")
    CO = "co", _("会办")
    SEPARATE = "separate", _("分办")


class WorkOrderQuerySet(models.QuerySet):
    def open(self):
        return self.filter(replied_on__isnull=True, returned_on__isnull=True, withdrawn_on__isnull=True)

    def waiting_for_receipt(self):
        return self.open().filter(received_on__isnull=True)

    def overdue(self):
        return self.open().filter(due_on__lt=clock.today())

    def of(self, organisation_ids):
        return self.filter(unit_id__in=organisation_ids)

    def clocked(self):
        """With `next_on`: the day that its clock runs to now, receipt first, then the reply."""
        return self.annotate(
            next_on=Case(
                When(received_on__isnull=True, then="receipt_due"), default="due_on", output_field=models.DateField()
            )
        )

    def named(self):
        """With the name of the unit, not the unit."""
        return self.annotate(unit_name=F("unit__name"))


class WorkOrder(models.Model):
    """交办单 · One unit's order for one matter, with its receipt, feedback and reply."""

    ref = models.CharField(max_length=10, unique=True, default=ids.ref)
    matter = models.ForeignKey("matters.Matter", models.PROTECT, related_name="orders")
    unit = models.ForeignKey("people.Organisation", models.PROTECT, related_name="orders", verbose_name=_("承办单位"))
    part = models.CharField(_("分工"), max_length=10, choices=Part)
    task = models.TextField(_("交办内容"), blank=True)
    assigned_on = models.DateField(_("交办日期"))
    receipt_due = models.DateField(_("签收时限"))
    feedback_due = models.DateField(_("阶段反馈时限"), null=True, blank=True)
    warn_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(_("办结时限"))
    received_on = models.DateField(_("签收日期"), null=True, blank=True)
    returned_on = models.DateField(_("退办日期"), null=True, blank=True)
    progress_on = models.DateField(_("最近反馈"), null=True, blank=True)
    replied_on = models.DateField(_("答复日期"), null=True, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    reply = models.TextField(_("答复"), blank=True)
    reply_number = models.CharField(_("答复文号"), max_length=60, blank=True)
    result = models.CharField(_("办理结果"), max_length=20, blank=True)
    result_class = models.CharField(_("答复类别"), max_length=2, blank=True)
    reason = models.TextField(_("退办理由"), blank=True)

    objects = WorkOrderQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["matter", "unit"],
                condition=Q(returned_on__isnull=True, withdrawn_on__isnull=True, replied_on__isnull=True),
                name="order_open_once_per_unit",
            ),
            models.CheckConstraint(
                condition=Q(returned_on__isnull=True) | ~Q(reason=""), name="order_returned_with_reason"
            ),
            models.CheckConstraint(condition=Q(replied_on__isnull=True) | ~Q(reply=""), name="order_replied_with_text"),
            models.CheckConstraint(
                condition=Q(replied_on__isnull=True) | Q(received_on__isnull=False), name="order_received_before_reply"
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "due_on"], name="order_unit_due", condition=Q(replied_on__isnull=True)),
        ]

    def __str__(self) -> str:
        return f"{self.part_label} {self.unit_id}"

    @property
    def part_label(self) -> str:
        return str(Part(self.part).label)

    @property
    def is_open(self) -> bool:
        return not (self.replied_on or self.returned_on or self.withdrawn_on)

    @property
    def state(self) -> str:
        """待签收, 办理中, 已答复, 已退办, 已撤回: one word for lists."""
        if self.withdrawn_on:
            return gettext("已撤回")
        if self.returned_on:
            return gettext("已退办")
        if self.replied_on:
            return gettext("已答复")
        return gettext("办理中") if self.received_on else gettext("待签收")

    @property
    def light(self) -> str:
        today = clock.today()
        if not self.is_open:
            return ""
        if today > self.due_on or (not self.received_on and today > self.receipt_due):
            return "late"
        return "warn" if self.warn_on and today >= self.warn_on else "calm"

    @property
    def chapters(self) -> list[tuple[str, object, object]]:
        """三个钟 · (签收 | 阶段反馈 | 办结, due, done) of the three clocks."""
        return [
            (gettext("签收"), self.receipt_due, self.received_on),
            (gettext("阶段反馈"), self.feedback_due, self.progress_on),
            (gettext("办结"), self.due_on, self.replied_on),
        ]


class OrderPoint(models.Model):
    """交办的依据 · Which point of the matter's agreement an order carries out, so that point, order and reply are one line."""

    order = models.ForeignKey(WorkOrder, models.CASCADE, related_name="points")
    agreed = models.ForeignKey("matters.Entry", models.PROTECT, related_name="carried_out")  # the entry of `agree`
    place = models.PositiveSmallIntegerField()  # of the point, from 1

    class Meta:
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(fields=["order", "agreed", "place"], name="point_once_in_an_order"),
            models.CheckConstraint(condition=Q(place__gte=1), name="points_are_counted_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.order_id} {self.place}"
