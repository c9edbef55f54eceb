"""判断各行 · Cells become values; what can not be read is refused with a hint, the rest is judged by the importer.

A file goes by in handfuls; what a later one must know of those before it (lines that were seen, who was met) is its Course.
"""

import json
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.utils.translation import gettext as _

from .columns import Column, Unread
from .importer import CHANGED, NEW, REFUSED, Importer, Judged
from .models import ImportBatch, ImportRow

WRITTEN = (NEW, CHANGED)
Cells = list[Any]


@dataclass
class Course:
    """一路 · Kept from handful to handful: on which line each key stood, and what the importer knows by now."""

    importer: Importer
    batch: ImportBatch
    by: Any
    seen: dict[Hashable, int] = field(default_factory=dict)
    known: Any = None
    _blank: dict[str, Any] = field(default_factory=dict)

    def read(self, rows: Iterable[tuple[ImportRow, Cells]]) -> list[tuple[ImportRow, dict[str, Any]]]:
        """Rows that can be read, with their values; of the others is said what is wrong."""
        found = []
        for row, cells in rows:
            values, problems = self._values(cells)
            said = "；".join(problems) or self._twice(row, values)
            if said:
                say_of(row, Judged(REFUSED, said))
            else:
                found.append((row, values))
        return found

    def look(self, found: list[dict[str, Any]]) -> Any:
        """What is known for this handful, the handfuls before it included."""
        before, self.known = self.known, self.importer.look(found, self.by)
        self.importer.carry(before, self.known)
        return self.known

    def preview(self, rows: list[tuple[ImportRow, Cells]]) -> None:
        """Say of each row (they are written by the caller) what would come of it."""
        found = self.read(rows)
        known = self.look([values for _row, values in found])
        for row, values in found:
            say_of(row, self.importer.judge(values, known, self.by))

    def _twice(self, row: ImportRow, values: dict[str, Any]) -> str:
        first = self.seen.setdefault(self.importer.key(values), row.number)
        return _("与第 %(line)s 行重复。") % {"line": first} if first != row.number else ""

    def _values(self, cells: Cells) -> tuple[dict[str, Any], list[str]]:
        values, problems, places = {}, [], self.batch.columns
        for column in self.importer.columns:
            place = places.get(column.name)
            cell = cells[place] if place is not None and place < len(cells) else ""
            try:
                values[column.name] = self._nothing(column) if cell == "" else column.read(cell)
            except Unread as why:
                problems.append(f"{column.label}：{why}")
                continue
            if column.required and values[column.name] in ("", None):
                problems.append(_("%(column)s：没有填。") % {"column": column.label})
        return values, problems

    def _nothing(self, column: Column) -> Any:
        """What an empty cell of the column says; most cells of most files are empty."""
        if column.name not in self._blank:
            self._blank[column.name] = column.read("")
        return self._blank[column.name]


def say_of(row: ImportRow, verdict: Judged) -> None:
    row.outcome, row.says = verdict.verdict, verdict.says[:400]
    row.differs = as_json(verdict.before) if verdict.before else ""


def as_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, cls=DjangoJSONEncoder)
