"""届 · Terms of a CPPCC committee and the members of each term."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from .organisations import Organisation
from .persons import Person

DIGITS = "〇一二三四五六七八九"


def numeral(number: int) -> str:
    """10 -> 十, 12 -> 十二, 23 -> 二十三: as terms and meetings are numbered."""
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else DIGITS[tens] + "十") + (
        DIGITS[ones] if ones or not tens else ""
    )


def ordinal(number: int) -> str:
    """The number of a term as the page's language writes it: 十 or 10."""
    return numeral(number) if (get_language() or "zh").startswith("zh") else str(number)


class Term(models.Model):
    """届 · Five years of a committee; meetings are numbered within it."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="terms", verbose_name=_("政协委员会"))
    number = models.PositiveSmallIntegerField(_("届数"))
    start = models.DateField(_("开始"))
    end = models.DateField(_("结束"), null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "number"], name="term_once"),
            models.CheckConstraint(condition=Q(number__gte=1, number__lte=99), name="term_number_is_one_to_99"),
            models.CheckConstraint(
                condition=Q(end__isnull=True) | Q(end__gt=F("start")), name="term_ends_after_it_began"
            ),
        ]

    def __str__(self) -> str:
        return gettext("%(body)s第%(number)s届") % {"body": self.organisation, "number": ordinal(self.number)}

    @property
    def short(self) -> str:
        return gettext("%(number)s届") % {"number": ordinal(self.number)}


class MembershipQuerySet(models.QuerySet):
    def on(self, day):
        """Who was a member on that day: within the term, and within their own days where they have any."""
        begun = Q(start__isnull=True) | Q(start__lte=day)
        return self.filter(begun, Q(end__isnull=True) | Q(end__gt=day))


class Membership(models.Model):
    """委员资格 · A person's membership of a term: sector, standing or not, station; days of its own where it began or ended within the
    term (增补, 辞去): `end` is the first day on which it is no more."""

    term = models.ForeignKey(Term, models.PROTECT, related_name="memberships", verbose_name=_("届次"))
    person = models.ForeignKey(Person, models.PROTECT, related_name="memberships", verbose_name=_("委员"))
    sector = models.CharField(_("界别"), max_length=40)
    standing = models.BooleanField(_("常务委员"), default=False)
    station = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="stationed", verbose_name=_("委员工作站")
    )

    start = models.DateField(_("增补日期"), null=True, blank=True)
    end = models.DateField(_("离任日期"), null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["term", "person"], name="membership_once"),
            models.CheckConstraint(
                condition=Q(start__isnull=True) | Q(end__isnull=True) | Q(end__gt=F("start")),
                name="membership_days_in_order",
            ),
            models.CheckConstraint(condition=~Q(sector=""), name="membership_has_a_sector"),
        ]
