"""指标体系 · Framework -> dimension -> indicator. A draft may be changed; once issued it stands, and a change is a new version."""

from fractions import Fraction

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from shangliang.compute import scorecard
from shangliang.compute.scorecard import Goal, Shape
from shangliang.kit import clock, ids
from shangliang.people.areas import lineage
from shangliang.people.reach import held


class FrameworkQuerySet(models.QuerySet):
    def issued(self):
        return self.filter(issued_on__isnull=False)

    def visible_to(self, person):
        """Drafts by those who edit at their area; issued ones by everybody at it and below it."""
        if not person.is_authenticated:
            return self.none()
        edited, seen = (_codes(person, ability) for ability in ("framework.edit", "assessment.see"))
        above = {code for own in seen for code in lineage(own)}
        return self.filter(Q(area_id__in=edited) | Q(area_id__in=above, issued_on__isnull=False))

    def for_place(self, code: str):
        """In force there: of each key the newest issued version of the nearest area, which overrides those above."""
        rows = self.issued().filter(area_id__in=lineage(code)).order_by("key", "version")
        found: dict[str, Framework] = {}
        for row in sorted(rows, key=lambda row: (len(row.area_id), row.version)):
            found[row.key] = row
        return found


def _codes(person, ability: str) -> set[str]:
    return {p.organisation.area_id for p in held(person) if p.allows(ability, p.organisation.area_id)}


class Framework(models.Model):
    """指标体系 · `key` stays the same over versions and areas; `shipped`: taken over from what the product brings."""

    ref = models.CharField(max_length=10, unique=True, default=ids.ref)
    key = models.SlugField(_("代号"), max_length=40)
    area = models.ForeignKey("people.Area", models.PROTECT, related_name="+", verbose_name=_("地区"))
    version = models.PositiveSmallIntegerField(_("版本"), default=1)
    name = models.CharField(_("名称"), max_length=80)
    note = models.TextField(_("说明"), max_length=2_000, blank=True)
    pass_line = models.DecimalField(_("合格线"), max_digits=6, decimal_places=2, null=True, blank=True)
    shipped = models.BooleanField(default=False)
    drafted_on = models.DateField(default=clock.today)
    issued_on = models.DateField(_("启用日期"), null=True, blank=True)

    objects = FrameworkQuerySet.as_manager()

    class Meta:
        ordering = ["key", "area_id", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["key", "area", "version"], name="framework_version_once"),
            models.UniqueConstraint(
                fields=["key", "area"], condition=Q(issued_on__isnull=True), name="framework_one_draft"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="framework_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def state(self) -> str:
        return gettext("已启用") if self.issued_on else gettext("草稿")

    @property
    def edition(self) -> str:
        return gettext("第%(n)s版") % {"n": self.version}

    @property
    def line(self) -> Fraction | None:
        """The pass line as the calculation wants it."""
        return None if self.pass_line is None else Fraction(self.pass_line)

    def get_absolute_url(self) -> str:
        return reverse("framework", args=[self.ref])


class Dimension(models.Model):
    """一级指标 · Its points are those of its indicators."""

    framework = models.ForeignKey(Framework, models.CASCADE, related_name="dimensions")
    number = models.PositiveSmallIntegerField()
    code = models.CharField(_("编号"), max_length=8)
    name = models.CharField(_("名称"), max_length=80)

    class Meta:
        ordering = ["number", "id"]
        constraints = [models.UniqueConstraint(fields=["framework", "code"], name="dimension_code_once")]

    def __str__(self) -> str:
        return self.name


class Indicator(models.Model):
    """指标 · What is asked, in words and, where figures exist, as a formula; its goal, points, evidence, basis."""

    class Kind(models.TextChoices):
        """性质"""

        SCORE = "score", _("计分")
        BONUS = "bonus", _("加分")
        DEDUCTION = "deduction", _("扣分")
        VETO = "veto", _("一票否决")

    class Measure(models.TextChoices):
        """填什么"""

        YES = "yes", _("有或没有")
        SHARE = "share", _("比例")
        NUMBER = "number", _("数量")
        POINTS = "points", _("评分")

    class Basis(models.TextChoices):
        """依据"""

        SEEN = "seen", _("见于公开资料")
        RECALL = "recall", _("标准数值待核对")
        DEFAULT = "default", _("本系统默认")
        OWN = "own", _("本地规定")

    dimension = models.ForeignKey(Dimension, models.CASCADE, related_name="indicators")
    number = models.PositiveSmallIntegerField()
    code = models.CharField(_("编号"), max_length=8)
    name = models.CharField(_("名称"), max_length=80)
    kind = models.CharField(_("性质"), max_length=10, choices=Kind, default=Kind.SCORE)
    words = models.CharField(_("怎么算"), max_length=300, blank=True)
    formula = models.CharField(_("公式"), max_length=500, blank=True)
    measure = models.CharField(_("填什么"), max_length=6, choices=Measure, default=Measure.SHARE)
    unit = models.CharField(_("单位"), max_length=20, blank=True)
    low = models.DecimalField(_("目标不低于"), max_digits=14, decimal_places=4, null=True, blank=True)
    high = models.DecimalField(_("目标不高于"), max_digits=14, decimal_places=4, null=True, blank=True)
    all_or_none = models.BooleanField(_("达不到不给分"), default=False)
    points = models.DecimalField(_("分值"), max_digits=6, decimal_places=2, default=0)
    evidence = models.CharField(_("佐证材料"), max_length=300, blank=True)
    basis = models.CharField(_("依据"), max_length=8, choices=Basis, default=Basis.OWN)
    reference = models.CharField(_("出处"), max_length=200, blank=True)

    class Meta:
        ordering = ["dimension__number", "number", "id"]
        constraints = [
            models.UniqueConstraint(fields=["dimension", "code"], name="indicator_code_once"),
            models.CheckConstraint(condition=Q(points__gte=0), name="indicator_points_not_below_nought"),
            models.CheckConstraint(
                condition=Q(low__isnull=True) | Q(high__isnull=True) | Q(low__lte=F("high")),
                name="indicator_range_in_order",
            ),
            models.CheckConstraint(
                condition=Q(measure="points") | ~Q(kind="score") | Q(low__isnull=False) | Q(high__isnull=False),
                name="indicator_scored_has_a_goal",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"

    @property
    def goal(self) -> Goal:
        judged = self.measure == self.Measure.POINTS or self.kind in (self.Kind.BONUS, self.Kind.DEDUCTION)
        shape = Shape.JUDGED if judged else Shape.WHOLE if self.all_or_none else Shape.SHARE
        low, high = (None if edge is None else Fraction(edge) for edge in (self.low, self.high))
        return Goal(Fraction(self.points), low, high, shape)

    def earned(self, value) -> Fraction | None:
        """What a value is worth; of a veto item the value itself: above nought it happened."""
        exact = None if value is None else Fraction(value)
        return exact if self.kind == self.Kind.VETO else scorecard.points(exact, self.goal)

    def short_of(self, value) -> Fraction | None:
        return scorecard.gap(None if value is None else Fraction(value), self.goal)
