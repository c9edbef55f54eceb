"""区划 · The national tree of divisions; a subtree is a range of codes."""

from django.db import models


class Level(models.TextChoices):
    PROVINCE = "province", "省"
    CITY = "city", "市(州)"
    COUNTY = "county", "县(市、区)"
    TOWNSHIP = "township", "乡镇(街道)"
    VILLAGE = "village", "村(社区)"
    LOCAL = "local", "组(站、点)"


def after(code: str) -> str:
    """The first code behind the subtree of `code`: code >= '6203' and code < after('6203')."""
    return code[:-1] + chr(ord(code[-1]) + 1)


def lineage(code: str) -> list[str]:
    """The codes from the province down to `code` itself (2, 4, 6, 9, 12 digits, then a local suffix)."""
    return [code[:n] for n in (2, 4, 6, 9, 12) if n < len(code)] + [code]


def settlement(code: str) -> str:
    """'community' or 'village' by the last three digits of a 12-digit code (national statistics bureau rule)."""
    if len(code) != 12:
        return ""
    n = int(code[-3:])
    return "community" if n < 200 or 400 <= n < 500 else "village"


class AreaQuerySet(models.QuerySet):
    def within(self, code: str):
        """The area and everything below it."""
        return self.filter(code__gte=code, code__lt=after(code))


class Area(models.Model):
    """区划"""

    code = models.CharField("代码", primary_key=True, max_length=20, db_collation="C")
    name = models.CharField("名称", max_length=80)
    level = models.CharField("层级", max_length=10, choices=Level.choices)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    settlement = models.CharField("村或社区", max_length=10, blank=True)
    pinyin = models.CharField("拼音", max_length=200, blank=True, db_collation="C")

    objects = AreaQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name
