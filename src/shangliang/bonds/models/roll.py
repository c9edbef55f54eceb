"""帮扶干部名册 · Who can look after somebody: rank, how many households, whom not. Pairing is proposed from it.

The rank is a fact of the roll; each bond keeps the rank of the day on which it was made, so that a promotion changes no
figure of the past.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from shangliang.people import reach
from shangliang.people.areas import after


class RankLevel(models.TextChoices):
    """职级 · Of a helper. Section level (科级) is its two steps together."""

    STAFF = "staff", _("一般干部")
    DEPUTY_SECTION = "deputy_section", _("副科级")
    SECTION = "section", _("正科级")
    DIVISION = "division", _("县处级及以上")


SECTION_LEVEL = (RankLevel.DEPUTY_SECTION, RankLevel.SECTION)
# For compute.pair: a rank of at least the difficulty (1 to 9) of the hardest person fits.
WEIGHT = {RankLevel.STAFF: 1, RankLevel.DEPUTY_SECTION: 3, RankLevel.SECTION: 5, RankLevel.DIVISION: 7}


class HelperQuerySet(models.QuerySet):
    def within(self, code: str):
        return self.filter(area_id__gte=code, area_id__lt=after(code))

    def ready(self):
        return self.filter(withdrawn_on__isnull=True)

    def reached_by(self, person):
        """Of the places whose rows the person reaches."""
        found = Q(pk__in=[])
        for low, high in reach.row_ranges(person):
            found |= Q(area_id__gte=low, area_id__lt=high)
        return self.filter(found)


class Helper(models.Model):
    """帮扶干部 · One line of the roll. `capacity` counts households; `recuse` holds refs of persons and households, codes of areas."""

    person = models.OneToOneField("people.Person", models.PROTECT, related_name="helper", verbose_name=_("帮扶干部"))
    area = models.ForeignKey("people.Area", models.PROTECT, related_name="+", verbose_name=_("所属地区"))
    home = models.ForeignKey(
        "people.Area", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("本人所在村（社区）")
    )
    rank = models.CharField(_("职级"), max_length=16, choices=RankLevel, default=RankLevel.STAFF)
    capacity = models.PositiveSmallIntegerField(_("可联系户数"), default=1)
    recuse = models.JSONField(_("回避"), default=list, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)

    room: int = 0  # households they can still take; counted where a proposal is made (proposing.with_room)

    objects = HelperQuerySet.as_manager()

    class Meta:
        ordering = ["area_id", "id"]
        constraints = [models.CheckConstraint(condition=Q(capacity__gte=1, capacity__lte=99), name="helper_has_room")]

    def __str__(self) -> str:
        return self.person.name

    @property
    def weight(self) -> int:
        return WEIGHT[RankLevel(self.rank)]
