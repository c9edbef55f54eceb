"""有地点的对象 · What rooms, stations, facilities and projects share: a name, a place on the tree, coordinates if known.

Such things are public by their nature (a door with a sign): whoever may see them sees those of the whole area of the
post, from the city upward too.
"""

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from shangliang.kit import clock, ids
from shangliang.people import reach
from shangliang.people.areas import after
from shangliang.people.can import may


def ranges(person, ability: str) -> list[str]:
    """The areas of the posts that carry the ability, without those that lie in another of them."""
    codes = sorted({p.organisation.area_id for p in reach.held(person) if may(p.role, ability)})
    return [c for c in codes if not any(c != o and o <= c < after(o) for o in codes)]


class LocatedQuerySet(models.QuerySet):
    def within(self, code: str):
        return self.filter(area_id__gte=code, area_id__lt=after(code))

    def named(self, words: str):
        """Found by part of the name, by pinyin or by initials."""
        return self.filter(Q(name__contains=words) | Q(pinyin__contains=words.lower()))

    def standing(self, on=None):
        """Opened and not closed on the day."""
        day = on or clock.today()
        return self.filter(Q(closed_on__isnull=True) | Q(closed_on__gt=day), opened_on__lte=day)

    def visible_to(self, person):
        found = Q(pk__in=[])
        for code in ranges(person, self.model.seen_by):
            found |= Q(area_id__gte=code, area_id__lt=after(code))
        return self.filter(found)


class Located(models.Model):
    """有地点的对象 · `noun` is its word on the trail; `seen_by` and `edited_by` name the abilities."""

    noun: ClassVar[str]
    seen_by: ClassVar[str] = "facility.see"
    edited_by: ClassVar[str] = "facility.edit"

    ref = models.CharField(max_length=10, unique=True, default=ids.ref)
    name = models.CharField(_("名称"), max_length=80)
    pinyin = models.CharField(max_length=240, blank=True, db_collation="C")
    area = models.ForeignKey("people.Area", models.PROTECT, related_name="+", verbose_name=_("所在地"))
    place = models.CharField(_("具体地点"), max_length=120, blank=True)
    lat = models.DecimalField(
        _("纬度"), max_digits=8, decimal_places=6, null=True, blank=True,
        validators=[MinValueValidator(3), MaxValueValidator(54)],
    )  # fmt: skip
    lon = models.DecimalField(
        _("经度"), max_digits=9, decimal_places=6, null=True, blank=True,
        validators=[MinValueValidator(73), MaxValueValidator(136)],
    )  # fmt: skip
    opened_on = models.DateField(_("启用日期"), default=clock.today)
    closed_on = models.DateField(_("停用日期"), null=True, blank=True)
    invented = models.BooleanField(_("虚构"), default=False)

    objects = LocatedQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["area_id", "id"]
        constraints = [
            models.UniqueConstraint(fields=["area", "name"], name="%(class)s_once_per_area"),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | Q(closed_on__gte=models.F("opened_on")),
                name="%(class)s_closed_after_opened",
            ),
            models.CheckConstraint(
                condition=Q(lat__isnull=True, lon__isnull=True) | Q(lat__isnull=False, lon__isnull=False),
                name="%(class)s_both_coordinates",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_standing(self) -> bool:
        return self.closed_on is None or self.closed_on > clock.today()
