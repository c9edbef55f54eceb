"""翻页 · Pages by key: as fast on page 500 as on page 1, and a row that is added meanwhile neither repeats nor hides one."""

import base64
import binascii
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import FieldError, ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import F, Q, QuerySet


@dataclass(frozen=True)
class Page:
    """一页 · Rows in order; cursors of the neighbouring pages, or None."""

    rows: list[Any]
    next: str | None
    previous: str | None

    def __iter__(self):
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)


def page(queryset: QuerySet, *, order: Sequence[str], cursor: str | None = None, size: int = 20) -> Page:
    """One page of `queryset` by the fields of `order` ("-moved_at", "due_on"; nulls last); a bad cursor is the first page.

    Works on model rows and on `.values()`; the primary key is added as the last field to make the order total.
    """
    fields = [*order, "pk"] if order[-1].lstrip("-") not in ("pk", "id") else list(order)
    back, key = _read(cursor, len(fields))
    try:
        return _page(queryset, fields, back, key, size)
    except (ValidationError, ValueError, TypeError, FieldError):
        if key is None:
            raise
        return _page(queryset, fields, False, None, size)


def _page(queryset, fields, back, key, size):
    found = queryset.order_by(*[_ordering(f, back) for f in fields])
    if key is not None:
        found = found.filter(_beyond(fields, key, back))
    rows = list(found[: size + 1])
    more, rows = len(rows) > size, rows[:size]
    if back:
        rows.reverse()
    has_next = bool(rows) and (more or back)
    has_previous = bool(rows) and (more if back else key is not None)
    return Page(
        rows,
        _write(False, rows[-1], fields) if has_next else None,
        _write(True, rows[0], fields) if has_previous else None,
    )


def _ordering(field: str, back: bool):
    down = field.startswith("-") != back
    name = F(field.lstrip("-"))
    # nulls stand at the end of the list, so at the start when it is read backwards
    if down:
        return name.desc(nulls_first=True) if back else name.desc(nulls_last=True)
    return name.asc(nulls_first=True) if back else name.asc(nulls_last=True)


def _beyond(fields: Sequence[str], key: Sequence[Any], back: bool) -> Q:
    """Rows strictly behind the key (before it, when reading backwards), column by column."""
    found, same = Q(), Q()
    for number, (field, value) in enumerate(zip(fields, key, strict=True)):
        name = field.lstrip("-")
        step = _after(name, value, field.startswith("-"), back)
        found = step & same if not number else found | (step & same)
        same &= Q(**{f"{name}__isnull": True}) if value is None else Q(**{name: value})
    return found


def _after(name: str, value: Any, down: bool, back: bool) -> Q:
    if value is None:
        return Q(**{f"{name}__isnull": False}) if back else Q(pk__in=[])
    step = Q(**{f"{name}__{'lt' if down != back else 'gt'}": value})
    return step if back else step | Q(**{f"{name}__isnull": True})


def _value(row: Any, field: str) -> Any:
    name = field.lstrip("-")
    if isinstance(row, dict):
        return row["id"] if name == "pk" and "pk" not in row else row[name]
    for part in name.split("__"):
        row = getattr(row, part)
    return row


def _write(back: bool, row: Any, fields: Sequence[str]) -> str:
    text = json.dumps([back, *[_value(row, f) for f in fields]], cls=DjangoJSONEncoder)
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _read(cursor: str | None, length: int) -> tuple[bool, list[Any] | None]:
    try:
        raw = base64.urlsafe_b64decode((cursor or "") + "=" * (-len(cursor or "") % 4))
        back, *key = json.loads(raw)
    except (ValueError, binascii.Error, UnicodeDecodeError, TypeError, RecursionError):
        return False, None
    plain = all(value is None or isinstance(value, (str, int, float)) for value in key)
    return (bool(back), key) if len(key) == length and plain else (False, None)
