"""本地的席位方案 · Groups of seats that an office keeps under a name, for its own place and those below it."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from shangliang.kit import clock, ids
from shangliang.people.areas import lineage

from ..seatplans import from_rows


class SeatTemplateQuerySet(models.QuerySet):
    def kept(self):
        return self.filter(dropped_on__isnull=True)

    def offered_at(self, area: str):
        """Those of the place and of every place above it, its own first."""
        return self.kept().filter(area_id__in=lineage(area)).select_related("area").order_by("-area_id", "name")


class SeatTemplate(models.Model):
    """本地的席位方案 · Dropped it is offered no more; what was planned by it keeps its own groups."""

    ref = models.CharField(max_length=10, unique=True, default=ids.ref)
    area = models.ForeignKey("people.Area", models.PROTECT, related_name="+", verbose_name=_("地区"))
    name = models.CharField(_("名称"), max_length=40)
    seats = models.JSONField(_("席位方案"), default=list)
    made_on = models.DateField(_("登记日期"), default=clock.today)
    dropped_on = models.DateField(_("停用"), null=True, blank=True)

    objects = SeatTemplateQuerySet.as_manager()

    class Meta:
        ordering = ["area_id", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["area", "name"], condition=Q(dropped_on__isnull=True), name="seat_template_name_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def groups(self):
        return from_rows(self.seats)

    def get_absolute_url(self) -> str:
        return reverse("seat-template", args=[self.ref])
