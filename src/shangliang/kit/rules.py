"""规则 · What an office may change: declared with default and basis, set per area, inherited down the tree.

    rules.declare("matter.remind_at", name=_("自动催办"), default="0.5", basis=_("本系统默认"), kind="decimal")
    rules.value("matter.remind_at", "620321")

The nearest area wins: village, township, county, city, province, the whole (""). A rule that names kinds of organisation
(`bodies`) may be set by each of them for itself; that goes before the area: rules.value(key, area, body=organisation.pk).
"""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from django.db import connection, models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from . import clock, trail
from .memory import request_cache
from .rulekinds import RULE_KINDS

log = logging.getLogger(__name__)
_CACHED = "rules.set"
_declared: dict[str, "Declaration"] = {}
COLUMNS = ("id", "key", "area", "body_id", "value", "note", "by_id", "at")
ALL = "SELECT id, key, area, body_id, value, note, by_id, at FROM kit_rulevalue"
# (key, area): what the nearest area has set, as a column of a query that is made anyway; `read` makes a value of it
NEAREST = """(SELECT value FROM kit_rulevalue WHERE key = %s AND body_id IS NULL AND starts_with(%s, area)
               ORDER BY length(area) DESC LIMIT 1)"""


class UnknownRule(LookupError):
    """没有这条规则 · A rule that nobody has declared."""


@dataclass(frozen=True)
class Declaration:
    """规则 · Its name, type, default, and the sentence that says where it comes from."""

    key: str
    name: Any
    kind: str
    default: Any
    basis: Any
    choices: Mapping[str, Any] = field(default_factory=dict)
    matches: Callable[[str, Any], int | None] | None = None  # (area, value) -> how many rows it would touch
    check: Callable[[Any], None] | None = None  # raises ValueError with the sentence for the page
    unit: Any = ""  # of a number: 人, 分钟; said behind it
    bodies: tuple[str, ...] = ()  # kinds of organisation that may set their own

    def parse(self, text: str) -> Any:
        found = RULE_KINDS[self.kind].parse(text.strip().removesuffix(str(self.unit)) if self.unit else text)
        if self.choices and found not in self.choices:
            raise ValueError(_("请从所列的选项中选一个。"))
        if self.check:
            self.check(found)
        return found

    def format(self, value: Any) -> str:
        return RULE_KINDS[self.kind].format(value)

    @property
    def noun(self) -> str:
        return self.key.partition(".")[0]


class RuleValue(models.Model):
    """规则取值 · What an area has set for itself, or an organisation there (`body_id`); the history is in the trail."""

    key = models.CharField("规则", max_length=80)
    area = models.CharField("区划", max_length=20, blank=True, db_collation="C")
    body_id = models.BigIntegerField("组织", null=True)  # an organisation's key; kit knows no noun, so no foreign key
    value = models.TextField("取值")
    note = models.CharField("依据", max_length=200, blank=True)
    by_id = models.BigIntegerField("设置人", null=True)
    at = models.DateTimeField("设置时间", default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["key", "area", "body_id"], nulls_distinct=False, name="rule_set_once"),
            models.CheckConstraint(
                condition=models.Q(body_id__isnull=True) | ~models.Q(area=""), name="rule_of_a_body_has_its_place"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.area}"


class Effective(NamedTuple):
    """现行规则 · The rule, what holds in an area, where that was set (None: the default), and the row that says so."""

    declaration: Declaration
    value: Any
    from_area: str | None
    row: RuleValue | None

    @property
    def text(self) -> str:
        return self.declaration.format(self.value)

    @property
    def basis(self) -> Any:
        """What whoever set it wrote; else what the default rests on."""
        return (self.row and self.row.note) or self.declaration.basis

    @property
    def from_body(self) -> int | None:
        """The organisation that has set it for itself; None: its area, one above, or the default."""
        return self.row.body_id if self.row else None


def declare(key: str, *, name, default, basis, kind: str, unit="", **more) -> Declaration:
    """Make a rule known; the default may be given as it is typed ("5个工作日") or as its value. `more`: choices, matches, check, bodies."""
    new = Declaration(key, name, kind, default, basis, unit=unit, **more)
    value = new.parse(default) if isinstance(default, str) else new.parse(new.format(default))
    new = replace(new, default=value)
    held = _declared.get(key)
    if held and (held.kind, held.default) != (kind, value):
        raise ValueError(f"rule {key} is declared twice, and not alike")
    return _declared.setdefault(key, new)


def declared() -> list[Declaration]:
    return [_declared[key] for key in sorted(_declared)]


def declaration(key: str) -> Declaration:
    try:
        return _declared[key]
    except KeyError:
        raise UnknownRule(key)


def value(key: str, area: str = "", body: int | None = None) -> Any:
    """What holds in the area: the nearest value set at or above it, else the default. `body`: for this organisation there."""
    return find(key, area, body).value


def read(key: str, area: str, nearest: str | None) -> Any:
    """What holds in the area, when NEAREST has found this text there."""
    rule = declaration(key)
    try:
        return rule.default if nearest is None else rule.parse(nearest)
    except ValueError:  # the type has changed since: let `find` say which area above holds
        return value(key, area)


def find(key: str, area: str = "", body: int | None = None) -> Effective:
    """What holds in the area, or for an organisation there, and where it comes from."""
    rule = declaration(key)
    rows = _set().get(key, {})
    own = [(area, body)] if body is not None and rule.bodies else []
    for place in [*own, *((code, None) for code in _upwards(area))] if rows else ():
        row = rows.get(place)
        if row is not None:
            try:
                return Effective(rule, rule.parse(row.value), place[0], row)
            except ValueError:  # the type has changed since it was set: the next area above, at last the default, holds
                log.warning("rule %s of area %s no longer reads: %r", key, place[0], row.value)
    return Effective(rule, rule.default, None, None)


def own(key: str, area: str) -> set[int]:
    """The organisations of the area that have set it for themselves."""
    return {body for code, body in _set().get(key, {}) if body is not None and code == area}


def effective(area: str) -> list[Effective]:
    """Every rule as it holds in the area: for its page of rules."""
    return [find(rule.key, area) for rule in declared()]


def matching(key: str, area: str, text: str) -> int | None:
    """匹配 N 条 · How many rows a value would touch, before it is saved; None where the rule can not tell."""
    rule = declaration(key)
    parsed = rule.parse(text)
    return rule.matches(area, parsed) if rule.matches else None


@transaction.atomic
def set_rule(
    key: str, area: str, value, *, by=None, by_id: int | None = None, note: str = "", body: int | None = None, on=None
) -> RuleValue:
    """Set a rule for an area and what lies below it, or for an organisation of the area alone (`body`). `value` as typed,
    or as a value; ValueError says what is wrong."""
    rule = declaration(key)
    if body is not None and not rule.bodies:
        raise ValueError(_("这条规则按地区定，组织不能另定。"))
    text = rule.format(rule.parse(value if isinstance(value, str) else rule.format(value)))
    was = (
        RuleValue.objects.select_for_update()
        .filter(key=key, area=area, body_id=body)
        .values_list("value", flat=True)
        .first()
    )
    row, _new = RuleValue.objects.update_or_create(
        key=key,
        area=area,
        body_id=body,
        defaults={"value": text, "note": note[:200], "by_id": by.pk if by else by_id, "at": clock.now()},
    )
    detail = {"key": key, "value": text, "was": was} | ({"note": note[:200]} if note else {}) | _whose(body)
    trail.record(by=by, action="rule.set", noun="rule", id=key[:40], area=area, on=on, detail=detail, also=[f"{area}*"])
    request_cache().pop(_CACHED, None)
    return row


@transaction.atomic
def inherit(key: str, area: str, *, by=None, body: int | None = None, on=None) -> bool:
    """沿用上级 · Take back what the area (or an organisation of it) has set; whether there was anything."""
    was = RuleValue.objects.select_for_update().filter(key=key, area=area, body_id=body).first()
    if was is None:
        return False
    was.delete()
    detail = {"key": key, "was": was.value} | _whose(body)
    trail.record(
        by=by, action="rule.inherit", noun="rule", id=key[:40], area=area, on=on, detail=detail, also=[f"{area}*"]
    )
    request_cache().pop(_CACHED, None)
    return True


def _whose(body: int | None) -> dict[str, int]:
    return {} if body is None else {"organisation": body}


def _upwards(area: str) -> list[str]:
    """The area, then the areas above it, then the whole."""
    above = [area[:n] for n in (12, 9, 6, 4, 2) if n < len(area)]
    return [*([area] if area else []), *above, ""]


def _set() -> dict[str, dict[tuple[str, int | None], RuleValue]]:
    """All that areas, and organisations of them, have set: one query per request or task."""
    cache = request_cache()
    if _CACHED not in cache:
        found: dict[str, dict[tuple[str, int | None], RuleValue]] = {}
        with connection.cursor() as cursor:  # every page asks, and building a query cost more than asking
            cursor.execute(ALL)
            rows = [RuleValue.from_db("default", COLUMNS, row) for row in cursor.fetchall()]
        for row in rows:
            found.setdefault(row.key, {})[row.area, row.body_id] = row
        cache[_CACHED] = found
    return cache[_CACHED]


declare(
    "calendar.extra",
    name=gettext_lazy("本地放假与调休日"),
    default="",
    basis=gettext_lazy("国务院办公厅每年公布的放假安排；尚未收入本系统的年份和地方假日由本单位填写"),
    kind="dates",
)
clock.office_days_by(lambda area: value("calendar.extra", area))
