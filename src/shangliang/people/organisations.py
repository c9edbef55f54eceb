"""组织 · Bodies that sit at an area: CPPCC committees, Party and government, departments, villages, councils, firms' units."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from shangliang.kit import ids

from .areas import Area, after


class OrgKind(models.TextChoices):
    """组织类别 · Party organisation, Party group and Party committee are three things: only the first approves topics."""

    CPPCC = "cppcc", _("政协委员会")
    PARTY_GROUP = "party_group", _("政协党组")
    COMMITTEE = "committee", _("专门委员会")
    PARTY = "party", _("党组织")
    GOVERNMENT = "government", _("政府")
    SUPERVISION = "supervision", _("两办督查")
    DEPARTMENT = "department", _("部门")
    TOWNSHIP = "township", _("乡镇（街道）")
    VILLAGE = "village", _("村（居）委会")
    COUNCIL = "council", _("协商议事会")
    STATION = "station", _("委员工作站")
    FIRM = "firm", _("企业")
    OTHER = "other", _("其他")


# Bodies that stand for their whole area: a complaint about one is hidden from everybody in that area.
TERRITORIAL = frozenset(
    {OrgKind.CPPCC, OrgKind.PARTY, OrgKind.GOVERNMENT, OrgKind.TOWNSHIP, OrgKind.VILLAGE, OrgKind.COUNCIL}
)


class OrganisationQuerySet(models.QuerySet):
    def within(self, code: str):
        """At the area or anywhere below it."""
        return self.filter(area_id__gte=code, area_id__lt=after(code))

    def named(self, words: str):
        """Found by part of the name, by pinyin or by initials."""
        plain = words.strip()
        return self.filter(Q(name__contains=plain) | Q(short__contains=plain) | Q(pinyin__contains=plain.lower()))

    def visible_to(self, person):
        """Offices and firms are no secret among those who can sign in."""
        return self if person.is_authenticated else self.none()


class Organisation(models.Model):
    """组织 · Found by its area and kind; what hangs below another says so by `parent`."""

    ref = models.CharField(max_length=10, unique=True, default=ids.ref)
    name = models.CharField(_("名称"), max_length=120)
    short = models.CharField(_("简称"), max_length=40, blank=True)
    kind = models.CharField(_("类别"), max_length=12, choices=OrgKind.choices)
    area = models.ForeignKey(Area, models.PROTECT, related_name="organisations", verbose_name=_("所在区划"))
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("上级组织")
    )
    phone = models.CharField(_("办公电话"), max_length=30, blank=True)  # the office's, public; never a person's
    pinyin = models.CharField(max_length=300, blank=True, db_collation="C")

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["area", "name"], name="organisation_once_per_area"),
            models.CheckConstraint(condition=~Q(parent=F("id")), name="organisation_not_its_own_parent"),
        ]
        indexes = [models.Index(fields=["area", "kind"], name="organisation_area_kind")]

    def __str__(self) -> str:
        return self.name

    @property
    def is_territorial(self) -> bool:
        return self.kind in TERRITORIAL

    def get_absolute_url(self) -> str:
        return reverse("organisation", args=[self.ref])
