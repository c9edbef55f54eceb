"""组织 · Bodies that sit at an area: CPPCC committees, Party and government, departments, villages, councils, firms' units."""

from django.db import models

from shangliang.kit import ids

from .areas import Area, after


class OrgKind(models.TextChoices):
    CPPCC = "cppcc", "政协委员会"
    COMMITTEE = "committee", "专门委员会"
    PARTY = "party", "党组织"
    GOVERNMENT = "government", "政府"
    SUPERVISION = "supervision", "两办督查"
    DEPARTMENT = "department", "部门"
    TOWNSHIP = "township", "乡镇(街道)"
    VILLAGE = "village", "村(居)委会"
    COUNCIL = "council", "协商议事会"
    STATION = "station", "委员工作站"
    FIRM = "firm", "企业"
    OTHER = "other", "其他"


class OrganisationQuerySet(models.QuerySet):
    def within(self, code: str):
        return self.filter(area_id__gte=code, area_id__lt=after(code))


class Organisation(models.Model):
    """组织"""

    ref = models.CharField(max_length=10, unique=True, default=ids.ref)
    name = models.CharField("名称", max_length=120)
    short = models.CharField("简称", max_length=40, blank=True)
    kind = models.CharField("类别", max_length=12, choices=OrgKind.choices)
    area = models.ForeignKey(Area, models.PROTECT, related_name="organisations")
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    phone = models.CharField("办公电话", max_length=30, blank=True)  # the office's, public; never a person's
    pinyin = models.CharField(max_length=300, blank=True, db_collation="C")

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["area", "name"], name="organisation_once_per_area")]

    def __str__(self) -> str:
        return self.name
