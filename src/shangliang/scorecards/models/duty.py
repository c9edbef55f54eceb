"""履职积分的模型 · A place's rules in versions, what is recorded nowhere else, the table of a year and its scores, objections.

A score is a snapshot: what was checked and published stays as it was, whatever the records say later; a table is counted
again under its next number.
"""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from shangliang.compute.duty import Rules, read
from shangliang.kit import ids
from shangliang.kit.ordered import OrderedJSON
from shangliang.people import reach
from shangliang.people.areas import lineage

from .answers import answered_whole


class DutyRulesQuerySet(models.QuerySet):
    def for_year(self, code: str, year: int):
        """The newest version in force, of the nearest place at or above this one that has any."""
        found = self.filter(area_id__in=lineage(code), from_year__lte=year).select_related("area")
        return found.order_by(Length("area_id").desc(), "-from_year", "-number").first()


class DutyRules(models.Model):
    """积分规则的一版 · As compute/duty reads it; versions are added, never changed."""

    area = models.ForeignKey("people.Area", models.PROTECT, related_name="+", verbose_name=_("地区"))
    number = models.PositiveSmallIntegerField(_("版"))
    from_year = models.PositiveSmallIntegerField(_("从哪一年起"))
    data = OrderedJSON(_("规则"))  # the first of its parts is the usual one
    note = models.CharField(_("依据"), max_length=200)
    at = models.DateTimeField(_("设置时间"))
    by = models.ForeignKey("people.Person", models.PROTECT, related_name="+", verbose_name=_("设置人"))

    objects = DutyRulesQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["area", "number"], name="duty_rules_numbered_once"),
            models.CheckConstraint(condition=~Q(note=""), name="duty_rules_say_their_basis"),
            models.CheckConstraint(condition=Q(from_year__gte=2000, from_year__lte=2100), name="duty_rules_year"),
        ]

    def __str__(self) -> str:
        return gettext("%(name)s（第 %(number)s 版）") % {"name": self.data["name"], "number": self.number}

    @property
    def rules(self) -> Rules:
        return read(self.data)


class DutyRecord(models.Model):
    """登记的履职事项 · What no other noun records: a proposal chosen as key or excellent, a written speech, public service.

    Of a person or of a matter (then of all its authors); struck out it counts no more, and stays.
    """

    area = models.ForeignKey("people.Area", models.PROTECT, related_name="+", verbose_name=_("地区"))
    event = models.CharField(_("事项"), max_length=40)
    person = models.ForeignKey(
        "people.Person", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("委员")
    )
    matter = models.ForeignKey(
        "matters.Matter", models.PROTECT, null=True, blank=True, related_name="duty_records", verbose_name=_("提案")
    )
    on = models.DateField(_("日期"))
    what = models.CharField(_("内容"), max_length=120)
    evidence = models.CharField(_("依据"), max_length=200)
    by = models.ForeignKey("people.Person", models.PROTECT, related_name="+", verbose_name=_("登记人"))
    struck_on = models.DateField(_("撤销日期"), null=True, blank=True)
    struck_why = models.CharField(_("撤销的原因"), max_length=200, blank=True)

    class Meta:
        ordering = ["-on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=True, matter__isnull=False) | Q(person__isnull=False, matter__isnull=True),
                name="duty_record_of_a_person_or_a_matter",
            ),
            models.CheckConstraint(condition=~Q(evidence="") & ~Q(what=""), name="duty_record_has_evidence"),
            models.CheckConstraint(
                condition=Q(struck_on__isnull=True, struck_why="") | (Q(struck_on__isnull=False) & ~Q(struck_why="")),
                name="duty_record_struck_with_a_reason",
            ),
            models.UniqueConstraint(
                fields=["matter", "event"], condition=Q(struck_on__isnull=True, matter__isnull=False), name="duty_record_of_a_matter_once"
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["area", "on"], name="duty_record_area")]

    def __str__(self) -> str:
        return self.what


class DutyTableQuerySet(models.QuerySet):
    def visible_to(self, person):
        """The office and the chairpersons of the place; a member sees their own score, not the table."""
        return self.filter(reach.reached(person, "duty.see")) if person.is_authenticated else self.none()

    def newest(self, area: str, year: int):
        return self.filter(area=area, year=year).order_by("-number").first()


class DutyTable(models.Model):
    """年度积分表 · Counted, checked, published: dated marks in this order. A published one is never changed."""

    ref = models.CharField(max_length=10, unique=True, default=ids.ref)
    area = models.ForeignKey("people.Area", models.PROTECT, related_name="+", verbose_name=_("地区"))
    year = models.PositiveSmallIntegerField(_("年度"))
    number = models.PositiveSmallIntegerField(_("第几次"), default=1)
    rules = models.ForeignKey(DutyRules, models.PROTECT, related_name="tables", verbose_name=_("积分规则"))
    counted_at = models.DateTimeField(_("计算时间"))
    counted_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    checked_on = models.DateField(_("核对日期"), null=True, blank=True)
    checked_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    published_on = models.DateField(_("公布日期"), null=True, blank=True)
    published_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    objections_until = models.DateField(_("异议到"), null=True, blank=True)

    objects = DutyTableQuerySet.as_manager()

    class Meta:
        ordering = ["-year", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["area", "year", "number"], name="duty_table_numbered_once"),
            models.UniqueConstraint(
                fields=["area", "year"], condition=Q(published_on__isnull=True), name="duty_table_one_draft"
            ),
            models.CheckConstraint(
                condition=Q(checked_on__isnull=True, checked_by__isnull=True)
                | Q(checked_on__isnull=False, checked_by__isnull=False),
                name="duty_table_checked_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(published_on__isnull=True, published_by__isnull=True, objections_until__isnull=True)
                | Q(published_on__gte=F("checked_on"), published_by__isnull=False, objections_until__gte=F("published_on"),
                    checked_on__isnull=False),
                name="duty_table_published_after_its_check",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return gettext("%(area)s%(year)s年委员履职积分") % {"area": self.area.name, "year": self.year}


class DutyScoreQuerySet(models.QuerySet):
    def visible_to(self, person):
        """By the table; one's own once it is published."""
        if not person.is_authenticated:
            return self.none()
        tables = DutyTable.objects.visible_to(person)
        return self.filter(Q(table__in=tables.values("pk")) | Q(person_id=person.pk, table__published_on__isnull=False))


def _points(label):
    return models.DecimalField(label, max_digits=11, decimal_places=4)


class DutyScore(models.Model):
    """一名委员的积分 · As it was counted: sums, points of each item, each line with its evidence, what there is no data of."""

    table = models.ForeignKey(DutyTable, models.CASCADE, related_name="scores")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="duty_scores", verbose_name=_("委员"))
    name = models.CharField(_("姓名"), max_length=40)
    pinyin = models.CharField(max_length=200, blank=True, db_collation="C")
    sector = models.CharField(_("界别"), max_length=40)
    standing = models.BooleanField(_("常务委员"), default=False)
    total = _points(_("总分"))
    base = _points(_("基础分"))
    bonus = _points(_("加分"))
    penalty = _points(_("扣分"))
    cut = _points(_("总分封顶"))
    grade = models.CharField(_("等次"), max_length=40, blank=True)
    consequences = models.JSONField(default=list)  # words
    missing = models.JSONField(default=list)  # words: of what there is no data; then no grade is given
    minimum = models.JSONField(default=list)  # [{"item", "needed", "done", "met"}]
    items = models.JSONField(default=list)  # points of each rule, in the order of the rules
    lines = models.JSONField(default=list)  # [[day, which rule, event, points, why not all, title, url]]; see `told`

    objects = DutyScoreQuerySet.as_manager()

    class Meta:
        ordering = ["-total", "pinyin", "id"]
        constraints = [
            models.UniqueConstraint(fields=["table", "person"], name="duty_score_once"),
            models.CheckConstraint(
                condition=Q(missing=[]) | Q(grade="", consequences=[]), name="duty_score_without_data_has_no_grade"
            ),
        ]
        indexes = [models.Index(fields=["table", "-total", "id"], name="duty_score_total")]

    def __str__(self) -> str:
        return self.name

    @property
    def told(self) -> list[dict]:
        """The lines with their words, as the rules of the table have them."""
        data = self.table.rules.data
        rules, events = data["rules"], data["events"]
        return [
            {
                "date": day, "item": "" if at is None else rules[at]["item"], "event": events[event], "points": points,
                "full": points if at is None else rules[at]["points"], "says": says, "title": title, "url": url,
            }
            for day, at, event, points, says, title, url in self.lines
        ]  # fmt: skip

    @property
    def url(self) -> str:
        return f"/desk/duty/{self.table.ref}/{self.person.ref}/"


class DutyObjection(models.Model):
    """对积分的异议 · A member's words within the days of the publication, and the office's answer."""

    score = models.ForeignKey(DutyScore, models.PROTECT, related_name="objections")
    text = models.TextField(_("异议"), max_length=2000)
    on = models.DateField(_("提出日期"))
    answer = models.TextField(_("答复"), max_length=2000, blank=True)
    upheld = models.BooleanField(_("异议成立"), null=True)
    answered_on = models.DateField(_("答复日期"), null=True, blank=True)
    answered_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["on", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="duty_objection_says_something"),
            answered_whole("duty_objection_answered_whole"),
            models.UniqueConstraint(
                fields=["score"], condition=Q(answered_on__isnull=True), name="duty_objection_one_open"
            ),
        ]

    def __str__(self) -> str:
        return self.text[:40]
