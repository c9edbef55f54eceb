"""翻页 · Pages by key: as fast on page 500 as on page 1, and a row added meanwhile neither repeats nor hides another.

Rows stand in the order of the given fields, then by primary key; nulls stand last, whichever way a field is sorted.
The cursor holds the order and the values of the row at the edge. It grants nothing, so it is not signed: whatever can
not be read, or belongs to another order, is the first page.
"""

import base64
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import BooleanField, CompositePrimaryKey, DateTimeField, F, Field, Func, Q, QuerySet, Value
from django.db.models.lookups import GreaterThan, LessThan
from django.utils import timezone

from . import asked

LONGEST = 4000


@dataclass
class Page:
    """一页 · Rows in order; cursors of the neighbouring pages, or None."""

    rows: list[Any]
    next: str | None
    previous: str | None

    def __iter__(self) -> Iterator[Any]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)


@dataclass(frozen=True)
class Column:
    """排序字段 · One field of the order: its path, direction, type, whether it can be null, where a row holds it."""

    name: str
    down: bool
    field: Field
    nullable: bool
    attribute: str

    def ordering(self, back: bool) -> Any:
        """A plain ordering where there are no nulls: with NULLS LAST PostgreSQL would not use the index."""
        side = {("nulls_first" if back else "nulls_last"): True} if self.nullable else {}
        return F(self.name).desc(**side) if self.down != back else F(self.name).asc(**side)

    def of(self, row: Any) -> Any:
        if isinstance(row, dict):
            return row["id"] if self.name == "pk" and "pk" not in row else row[self.name]
        for part in self.attribute.split("__"):
            row = getattr(row, part, None)
        return row

    def read(self, value: Any) -> Any:
        """A value of a cursor as the field has it, or an error: nothing reaches PostgreSQL that it can not take."""
        if value is None and self.nullable:
            return None
        if not isinstance(value, str | int | float | bool):
            raise TypeError(self.name)
        if isinstance(value, str) and "\0" in value.encode().decode():
            raise ValueError(self.name)
        found = self.field.to_python(value)
        self.field.run_validators(found)
        if isinstance(self.field, DateTimeField) and timezone.is_naive(found):
            raise ValueError(self.name)
        return found


def page(queryset: QuerySet, *, order: Sequence[str], cursor: str | None = None, size: int = 20) -> Page:
    """One page of `queryset` by the fields of `order` ("-moved_at", "due_on"), of model rows or of `.values()`."""
    columns = _columns(queryset, order)
    back, key = _read(cursor, columns)
    found = queryset.order_by(*[c.ordering(back) for c in columns])
    if key is not None:
        found = found.filter(_beyond(columns, key, back))
    rows = list(found[: size + 1])
    more = len(rows) > size
    if key is not None and (not rows or (back and not more and len(rows) < size)):
        return page(queryset, order=order, size=size)  # what lay behind the cursor is gone, or is the first page
    rows = rows[:size][::-1] if back else rows[:size]
    following, before = (True, more) if back else (more, key is not None)
    return Page(
        rows,
        _write(columns, rows[-1], back=False) if following and rows else None,
        _write(columns, rows[0], back=True) if before and rows else None,
    )


def kept(make: Callable[[], QuerySet], *, order: tuple[str, ...], cursor: str | None = None, size: int = 20) -> Page:
    """The same of the queryset that `make` writes; the first page, which most people want, is a kept question."""
    if cursor:
        return page(make(), order=order, cursor=cursor, size=size)
    first = asked.question(lambda: _in_order(make(), order)[: size + 1])
    rows = first.rows()
    more = len(rows) > size
    return Page(
        rows[:size], _write(_columns(first.queryset, order), rows[size - 1], back=False) if more else None, None
    )


def _in_order(queryset: QuerySet, order: Sequence[str]) -> QuerySet:
    return queryset.order_by(*[c.ordering(back=False) for c in _columns(queryset, order)])


def _columns(queryset: QuerySet, order: Sequence[str]) -> list[Column]:
    names = list(order)
    if isinstance(queryset.model._meta.pk, CompositePrimaryKey):
        return [_column(queryset, n.lstrip("-"), n.startswith("-")) for n in names]  # its order names its key itself
    if not names or names[-1].lstrip("-") not in ("pk", "id"):
        names.append("-pk" if names and all(n.startswith("-") for n in names) else "pk")
    return [_column(queryset, n.lstrip("-"), n.startswith("-")) for n in names]


def _column(queryset: QuerySet, name: str, down: bool) -> Column:
    if name in queryset.query.annotations:
        return Column(name, down, queryset.query.annotations[name].output_field, True, name)
    model: Any = queryset.model
    nullable = False
    for part in name.split("__"):
        field = model._meta.pk if part == "pk" else model._meta.get_field(part)
        nullable, model = nullable or field.null, field.related_model
    if not field.is_relation:
        return Column(name, down, field, nullable, name)
    path = [*name.split("__")[:-1], field.attname]
    return Column(name, down, field.target_field, nullable, "__".join(path))


class Row(Func):
    """行 · (a, b, c): PostgreSQL compares rows of values in the order of an index over them."""

    template = "(%(expressions)s)"
    output_field = BooleanField()  # of no matter: rows are only compared


def _beyond(columns: Sequence[Column], key: Sequence[Any], back: bool) -> Any:
    """Rows strictly behind the key (before it, when reading backwards)."""
    ways = {c.down != back for c in columns}
    if len(ways) == 1 and not any(c.nullable for c in columns):
        left = Row(*[F(c.name) for c in columns])
        right = Row(*[Value(v, output_field=c.field) for c, v in zip(columns, key, strict=True)])
        return LessThan(left, right) if ways == {True} else GreaterThan(left, right)
    found, same = Q(), Q()
    for number, (column, value) in enumerate(zip(columns, key, strict=True)):
        step = _after(column, value, back)
        found = found | (same & step) if number else step
        same &= _equal(column, value)
    # said once more for the first column alone: that is what an index can start from
    return found & (_after(columns[0], key[0], back) | _equal(columns[0], key[0]))


def _after(column: Column, value: Any, back: bool) -> Q:
    if value is None:
        return Q(**{f"{column.name}__isnull": False}) if back else Q(pk__in=[])
    step = Q(**{f"{column.name}__{'lt' if column.down != back else 'gt'}": value})
    return step | Q(**{f"{column.name}__isnull": True}) if column.nullable and not back else step


def _equal(column: Column, value: Any) -> Q:
    return Q(**{f"{column.name}__isnull": True}) if value is None else Q(**{column.name: value})


def _write(columns: Sequence[Column], row: Any, *, back: bool) -> str:
    text = json.dumps([_sign(columns), int(back), *[c.of(row) for c in columns]], cls=Encoder, ensure_ascii=False)
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _read(cursor: str | None, columns: Sequence[Column]) -> tuple[bool, list[Any] | None]:
    if not cursor or len(cursor) > LONGEST:
        return False, None
    try:
        raw = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
        sign, back, *values = json.loads(raw)
        if sign != _sign(columns) or back not in (0, 1):
            return False, None
        return bool(back), [c.read(v) for c, v in zip(columns, values, strict=True)]
    except (ValueError, TypeError, OverflowError, RecursionError, ValidationError, ArithmeticError):
        return False, None


def _sign(columns: Sequence[Column]) -> str:
    return ",".join(f"{'-' if c.down else ''}{c.name}" for c in columns)


class Encoder(DjangoJSONEncoder):
    """Django's cuts a time to the millisecond; a key must come back exactly as it was."""

    def default(self, o: Any) -> Any:
        return o.isoformat() if hasattr(o, "isoformat") else super().default(o)
