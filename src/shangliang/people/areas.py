"""区划 · The national tree of divisions; a subtree is a range of codes."""

import time

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

LENGTHS = (2, 4, 6, 9, 12)
VILLAGE = 12  # digits of a village's or community's code


class Level(models.TextChoices):
    """层级 · The four levels of the work, the province above them, our own nodes below."""

    PROVINCE = "province", _("省")
    CITY = "city", _("市（州）")
    COUNTY = "county", _("县（市、区）")
    TOWNSHIP = "township", _("乡镇（街道）")
    VILLAGE = "village", _("村（社区）")
    LOCAL = "local", _("组（站、点）")


LEVEL_OF = dict(zip(LENGTHS, (Level.PROVINCE, Level.CITY, Level.COUNTY, Level.TOWNSHIP, Level.VILLAGE), strict=True))


class Settlement(models.TextChoices):
    """村或社区 · What a twelve-digit code stands for."""

    COMMUNITY = "community", _("社区")
    VILLAGE = "village", _("村")


# Cities without counties (不设区的地级市): 东莞, 中山, 儋州, 嘉峪关. The city does there what a county does elsewhere.
UNDIVIDED = frozenset({"4419", "4420", "4604", "6202"})
COUNTY = 6  # digits of a county's code
TOWNSHIP = 9  # of a township's


def acts_as_county(code: str) -> bool:
    """Whether offices of the area work with the rows below it themselves: a county, whatever is smaller, an undivided city."""
    return len(code) >= COUNTY or code in UNDIVIDED


def after(code: str) -> str:
    """The first code behind the subtree of `code`: code >= '6203' and code < after('6203')."""
    return code[:-1] + chr(ord(code[-1]) + 1)


def lineage(code: str) -> list[str]:
    """The codes from the province down to `code` itself (2, 4, 6, 9, 12 digits, then a local suffix)."""
    coded, local, _suffix = code.partition("x")
    return [coded[:n] for n in LENGTHS if n < len(coded)] + [coded] + ([code] if local else [])


def parent_of(code: str) -> str:
    """The code one level up; '' for a province."""
    return (["", *lineage(code)])[-2]


def settlement(code: str) -> str:
    """'community' or 'village' by the last three digits of a 12-digit code (national statistics bureau rule)."""
    if len(code) != VILLAGE or not code.isdigit():
        return ""
    n = int(code[-3:])
    if 1 <= n <= 199 or 400 <= n <= 499:
        return Settlement.COMMUNITY.value
    return Settlement.VILLAGE.value if 200 <= n <= 399 or 500 <= n <= 599 else ""


def spoken(name: str) -> str:
    """赵家庄村委会 -> 赵家庄村: the place as people say it, not the committee that governs it."""
    for ending, kept in (("村民委员会", ""), ("社区居民委员会", "社区"), ("居民委员会", "社区"), ("村委会", "村"),
                         ("社区居委会", "社区"), ("居委会", "社区")):  # fmt: skip
        if name.endswith(ending) and len(name) > len(ending):
            place = name.removesuffix(ending)
            return place if place.endswith(kept or "村") else place + (kept or "村")
    return name


class AreaQuerySet(models.QuerySet):
    def within(self, code: str):
        """The area and everything below it."""
        return self.filter(code__gte=code, code__lt=after(code))

    def named(self, words: str):
        """Found by part of the name, by pinyin, by initials or by the beginning of the code."""
        plain = words.strip().lower()
        return self.filter(Q(name__contains=words.strip()) | Q(pinyin__contains=plain) | Q(code__startswith=plain))


class Area(models.Model):
    """区划 · A province, city, county, township, village or community, or a group or station below one."""

    code = models.CharField(_("代码"), primary_key=True, max_length=20, db_collation="C")
    name = models.CharField(_("名称"), max_length=80)
    level = models.CharField(_("层级"), max_length=10, choices=Level.choices)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    settlement = models.CharField(_("村或社区"), max_length=10, blank=True, choices=Settlement.choices)
    pinyin = models.CharField(_("拼音"), max_length=200, blank=True, db_collation="C")

    objects = AreaQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(level=Level.PROVINCE, parent__isnull=True)
                | ~Q(level=Level.PROVINCE) & Q(parent__isnull=False),
                name="area_has_a_parent_below_the_province",
            ),
            models.CheckConstraint(
                condition=Q(code__regex=r"^([0-9]{2}){1,3}$|^[0-9]{9}$|^[0-9]{12}$|x[0-9]{2}$"),
                name="area_code_has_a_known_length",
            ),
        ]

    def __str__(self) -> str:
        return spoken(self.name)

    @property
    def is_local(self) -> bool:
        """Ours, without a national code."""
        return self.level == Level.LOCAL

    def get_absolute_url(self) -> str:
        return reverse("area-tree", args=[self.code])


class AreaEdition(models.Model):
    """区划版本 · One row, counted up whenever areas change, so that every process drops the names it remembers."""

    number = models.PositiveIntegerField(default=0)


FRESH = 5.0  # seconds for which a process trusts the names it remembers
KEPT = 50_000  # names; the whole country would be 100 MB in every process
_names: dict[str, str] = {}
_children: dict[str, list[str]] = {}
_seen = {"edition": -1, "at": -FRESH}


def names(codes) -> dict[str, str]:
    """The spoken names of `codes` and of everything above them; asks the database only for what is not remembered."""
    _check_edition()
    wanted = {c for code in codes for c in lineage(code)}
    missing = [c for c in wanted if c not in _names]
    if missing:
        if len(_names) > KEPT:
            _names.clear()
            missing = list(wanted)
        _names.update((c, spoken(n)) for c, n in Area.objects.filter(code__in=missing).values_list("code", "name"))
    return {c: _names[c] for c in wanted if c in _names}


def path_names(code: str, below: str = "") -> list[str]:
    """The names from the province (or from what lies below `below`) down to the area: ['永昌县', '城关镇', '赵家庄村']."""
    known = names([code])
    return [known[c] for c in lineage(code) if c in known and len(c) > len(below)]


def children(codes) -> list[str]:
    """The codes one level below each of `codes`, remembered like the names."""
    _check_edition()
    missing = [c for c in codes if c not in _children]
    if missing:
        if len(_children) > KEPT:
            _children.clear()
            missing = list(codes)
        _children.update((c, []) for c in missing)
        for code, parent in Area.objects.filter(parent__in=missing).order_by("code").values_list("code", "parent_id"):
            _children[parent].append(code)
    return [child for c in codes for child in _children[c]]


def forget() -> None:
    """Drop the remembered names."""
    _names.clear()
    _children.clear()
    _seen.update(edition=-1, at=-FRESH)


def _check_edition() -> None:
    """Once in five seconds: has another process loaded areas since?"""
    now = time.monotonic()
    if now - _seen["at"] < FRESH:
        return
    noted(AreaEdition.objects.values_list("number", flat=True).first())


def noted(edition: int | None) -> None:
    """The edition as somebody has just read it; another one than before: everything remembered may be wrong."""
    if (edition or 0) != _seen["edition"]:
        _names.clear()
        _children.clear()
    _seen.update(edition=edition or 0, at=time.monotonic())
