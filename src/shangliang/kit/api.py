"""接口的零件 · What every noun's api.py shares: the page of a list, and the way in which something is refused."""

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Annotated, Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from ninja import Field, Schema
from pydantic import BeforeValidator

from . import paging

MOST = 100
CURSOR = 4000
CODE = r"^([0-9]{12}|[0-9]{9}|[0-9]{6}|[0-9]{4}|[0-9]{2})(x[0-9]{2})?$|^$"  # of an area, or none


def _written(value: Any) -> Any:
    """2023-06-05; pydantic alone would take a number for a moment of Unix time."""
    if isinstance(value, str) and not ISO.fullmatch(value):
        raise ValueError(_("日期请写成 2023-06-05。"))
    return value


ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
Day = Annotated[dt.date, BeforeValidator(_written)]


class Refusal(Schema):
    """不能这样做 · One sentence; of a form also what is wrong with which field."""

    detail: str
    fields: dict[str, list[str]] = {}


class Asked(Schema):
    """翻页 · `cursor` is the `next` of the page before; one that means nothing is the first page."""

    cursor: str = Field("", max_length=CURSOR, pattern=r"^[A-Za-z0-9_-]*$")
    size: int = Field(20, ge=1, le=MOST)


class NotTaken(Exception):
    """没有办成 · The answer's status, the sentence, and the fields of a form."""

    def __init__(self, status: int, detail: str, fields: Mapping[str, Sequence[str]] | None = None) -> None:
        super().__init__(detail)
        self.status, self.detail = status, detail
        self.fields = {name: [str(s) for s in said] for name, said in (fields or {}).items()}


def paged(found: QuerySet, asked: Asked, dress: Callable[[Any], Any], *, order: Sequence[str]) -> dict[str, Any]:
    """One page of a list: {"items", "next"}."""
    shown = paging.page(found, order=order, cursor=asked.cursor, size=asked.size)
    return {"items": [dress(row) for row in shown.rows], "next": shown.next}


def of_form(form: Any) -> NotTaken:
    """What a form says of what was sent."""
    said = {("" if name == "__all__" else name): list(words) for name, words in form.errors.items()}
    first = next(iter(said.values()))[0]
    return NotTaken(422, str(first), said)
