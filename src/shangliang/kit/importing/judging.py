"""判断各行 · Cells become values; what can not be read is refused with a hint, the rest is judged by the importer."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _

from .columns import Unread
from .importer import CHANGED, NEW, REFUSED, Importer, Judged
from .models import ImportBatch, ImportRow

Read = tuple[ImportRow, dict[str, Any] | None, str]


def read_rows(importer: Importer, batch: ImportBatch, rows: Iterable[ImportRow]) -> list[Read]:
    """(row, values or None, what is wrong)."""
    found, seen = [], {}
    for row in rows:
        values, problems = _values(importer, batch.columns, row.values)
        said = "；".join(problems)
        if not said:
            key = importer.key(values)
            if key in seen:
                said = _("与第 %(line)s 行重复。") % {"line": seen[key]}
            seen.setdefault(key, row.number)
        found.append((row, None if said else values, said))
    return found


def _values(importer: Importer, places: dict[str, int], cells: list[Any]) -> tuple[dict[str, Any], list[str]]:
    values, problems = {}, []
    for column in importer.columns:
        place = places.get(column.name)
        cell = cells[place] if place is not None and place < len(cells) else ""
        try:
            values[column.name] = column.read(cell)
        except Unread as why:
            problems.append(f"{column.label}：{why}")
            continue
        if column.required and values[column.name] in ("", None):
            problems.append(_("%(column)s：没有填。") % {"column": column.label})
    return values, problems


def judged(importer: Importer, found: list[Read], by: Any) -> Iterator[tuple[ImportRow, dict[str, Any], Judged, Any]]:
    """One after the other: what was written of the rows before may count for the next."""
    known = importer.look([values for _row, values, _said in found if values is not None], by)
    for row, values, said in found:
        yield row, values or {}, Judged(REFUSED, said) if values is None else importer.judge(values, known, by), known


def preview(importer: Importer, batch: ImportBatch, rows: list[ImportRow], by: Any) -> None:
    """Say of each row (they are saved by the caller) what would come of it."""
    for row, _read, verdict, _known in judged(importer, read_rows(importer, batch, rows), by):
        row.outcome, row.says = verdict.verdict, verdict.says[:400]


WRITTEN = (NEW, CHANGED)
