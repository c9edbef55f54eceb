"""遮住 · Cells of a table as the page and the result file show them: what is sensitive only to who may read it.

A column that the importer does not use may hold anything: where one column is sensitive, unused ones are hidden whole.
"""

from typing import Any

from .columns import hidden
from .importer import Importer
from .models import ImportBatch, ImportRow


def readable(importer: Importer, batch: ImportBatch, by: Any) -> bool:
    """Whether this table stands open to the person as it was brought."""
    return not importer.sensitive or by.can(importer.sensitive, batch.area)


def shown(importer: Importer, batch: ImportBatch, row: ImportRow, *, clear: bool = False) -> list[Any]:
    """The row's cells in the order of the headings."""
    cells = row.values
    if clear or not importer.sensitive:
        return cells
    used = {place: column for column in importer.columns if (place := batch.columns.get(column.name)) is not None}
    return [_veiled(cell, used.get(place)) for place, cell in enumerate(cells)]


def shown_before(importer: Importer, row: ImportRow) -> dict[str, Any]:
    """What stood there before, of a changed row: veiled as the cells are."""
    columns = {column.name: column for column in importer.columns}
    before = row.before.items()
    return {name: _veiled(text, columns.get(name)) if importer.sensitive else text for name, text in before}


def _veiled(cell: Any, column: Any) -> Any:
    text = str(cell).strip()
    if not text or (column and not column.veil):
        return cell
    return (column.veil(text) if column else "") or hidden()
