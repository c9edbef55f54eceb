"""走访企业的安排 · A visit planned to a firm; the firm sees it by its link and may decline. 有事必应、无事不扰."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from shangliang.kit import ids
from shangliang.subjects.models import Enterprise


class FirmVisitQuerySet(models.QuerySet):
    def open(self):
        """Planned, neither declined nor done nor called off."""
        return self.filter(state=FirmVisit.State.PLANNED)

    def visible_to(self, person):
        """With the firm itself."""
        return self.filter(enterprise__in=Enterprise.objects.visible_to(person))


class FirmVisit(models.Model):
    """走访安排 · Which firm, when, who, why; `urgent` says why it comes soon after another."""

    class State(models.TextChoices):
        """走访安排的状态"""

        PLANNED = "planned", _("已安排")
        DECLINED = "declined", _("企业谢绝")
        DONE = "done", _("已走访")

    ref = models.CharField(max_length=10, unique=True, default=ids.ref)
    enterprise = models.ForeignKey(Enterprise, models.PROTECT, related_name="planned_visits", verbose_name=_("企业"))
    day = models.DateField(_("哪天去"))
    host = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+", verbose_name=_("哪个单位"))
    who = models.CharField(_("谁去"), max_length=120)
    why = models.CharField(_("为什么去"), max_length=200)
    urgent = models.CharField(_("紧急的理由"), max_length=200, blank=True)
    state = models.CharField(_("状态"), max_length=10, choices=State, default=State.PLANNED)
    answered_on = models.DateField(null=True, blank=True)  # declined or done
    word = models.CharField(_("企业的话"), max_length=200, blank=True)
    planned_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")

    objects = FirmVisitQuerySet.as_manager()

    class Meta:
        ordering = ["-day", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="planned", answered_on__isnull=True)
                | (~Q(state="planned") & Q(answered_on__isnull=False)),
                name="firm_visit_answered_on_a_day",
            ),
            models.CheckConstraint(condition=~Q(state="declined") | ~Q(word=""), name="firm_declines_with_a_word"),
        ]
        indexes = [models.Index(fields=["enterprise", "-day"], name="firm_visit_day")]

    def __str__(self) -> str:
        return f"{self.day} {self.who}"

    def get_absolute_url(self) -> str:
        return self.enterprise.get_absolute_url()
