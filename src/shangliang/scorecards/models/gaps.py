"""差距 · Where a value is short of its goal: what is advised, to whom, by when; submitted as a suggestion, which is a matter."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from shangliang.kit import clock
from shangliang.matters.closing import DONE
from shangliang.matters.models import Matter

from .assessments import Assessment
from .frameworks import Indicator


class Gap(models.Model):
    """差距 · It has no lifecycle of its own: it is closed when the rectification out of its suggestion is, else the suggestion."""

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="gaps")
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="+")
    value = models.DecimalField(_("当时的数值"), max_digits=14, decimal_places=4)
    advice = models.CharField(_("建议"), max_length=80)
    detail = models.TextField(_("情况"), max_length=2_000, blank=True)
    unit = models.ForeignKey(
        "people.Organisation", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("建议由谁办")
    )
    due_on = models.DateField(_("建议什么时候补上"), null=True, blank=True)
    found_on = models.DateField(default=clock.today)
    matter = models.ForeignKey("matters.Matter", models.PROTECT, null=True, blank=True, related_name="gaps")

    class Meta:
        ordering = ["indicator__dimension__number", "indicator__number", "id"]
        constraints = [
            models.UniqueConstraint(fields=["assessment", "indicator"], name="gap_once"),
            models.CheckConstraint(condition=~models.Q(advice=""), name="gap_advises_something"),
        ]

    def __str__(self) -> str:
        return self.advice


def behind(matter) -> models.QuerySet[Gap]:
    """The gaps that wait for this suggestion, or for this rectification out of one."""
    return Gap.objects.filter(matter__in=[key for key in (matter.pk, matter.source_id) if key])


def closings(gaps) -> dict[int, tuple]:
    """gap key -> (rectification or None, the day it was closed or None); two queries, however many gaps."""
    refs = {gap.matter_id for gap in gaps if gap.matter_id}
    rows = Matter.objects.filter(source__in=refs, kind="rectification").order_by("pk") if refs else ()
    made: dict[int | None, list] = {}
    for row in rows:
        made.setdefault(row.source_id, []).append(row)
    advised = {row.pk: row for row in Matter.objects.filter(pk__in=refs)} if refs else {}
    return {gap.pk: _closing(advised.get(gap.matter_id), made.get(gap.matter_id, [])) for gap in gaps}


def _closing(suggestion, rectifications) -> tuple:
    asked = rectifications or ([suggestion] if suggestion else [])
    done = bool(asked) and all(row.stage in DONE for row in asked)
    day = max(row.closed_on for row in asked) if done else None
    return (rectifications[-1] if rectifications else None, day)
