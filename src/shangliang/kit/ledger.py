"""台账 · Any list as a workbook (xlsx): in constant memory, typed, and with no cell that could start a formula.

A text that begins with = + - @ (or their full-width forms, a tab, a line break) gets an apostrophe before it: as text
it is harmless here, but it would come alive when somebody saves the sheet as CSV and opens it again.
"""

import datetime as dt
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import IO, Any

import xlsxwriter
from django.http import StreamingHttpResponse
from django.utils.http import content_disposition_header
from django.utils.text import get_valid_filename
from django.utils.translation import gettext as _

from . import clock
from .cells import NOT_XML, Rows, safe

__all__ = ["Column", "export", "safe", "write"]
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_ROWS = 1_048_575  # below the heading
CHUNK = 1 << 18
FORMATS = {dt.date: "yyyy-mm-dd", dt.datetime: "yyyy-mm-dd hh:mm", dt.time: "hh:mm"}


@dataclass(frozen=True)
class Column:
    """栏 · Its heading, where a row holds the value (a function, a key or an attribute), its width in characters."""

    title: Any
    getter: Callable[[Any], Any] | str
    width: float = 14

    @property
    def get(self) -> Callable[[Any], Any]:
        name = self.getter
        return name if callable(name) else lambda row: row[name] if isinstance(row, dict) else getattr(row, name)


def export(
    columns: Sequence[Column],
    rows: Iterable[Any],
    *,
    title: str,
    by: str = "",
    about: Iterable[tuple[Any, Any]] = (),
) -> StreamingHttpResponse:
    """The answer that brings the workbook. `by`: who takes it; `about`: filters and what else the second sheet says.

    The file is written to disk first: whatever fails while rows are read fails before the first byte is sent.
    """
    file = tempfile.TemporaryFile()  # noqa: SIM115 — closed by the response
    try:
        write(file, columns, rows, title=title, by=by, about=about)
    except BaseException:
        file.close()
        raise
    size = file.tell()
    response = StreamingHttpResponse(_chunks(file), content_type=XLSX)
    response["Content-Length"] = size
    name = get_valid_filename(f"{title}-{clock.now():%Y%m%d-%H%M}.xlsx")
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    response["Cache-Control"] = "no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def write(
    file: IO[bytes],
    columns: Sequence[Column],
    rows: Iterable[Any],
    *,
    title: str,
    by: str = "",
    about: Iterable[tuple[Any, Any]] = (),
) -> int:
    """The workbook, into an open file; returns the number of rows. Nothing stays on disk, whatever happens."""
    with tempfile.TemporaryDirectory(prefix="ledger-") as folder:
        book = xlsxwriter.Workbook(file, {"constant_memory": True, "tmpdir": folder})
        book.set_properties({"title": safe(title), "created": clock.now().replace(tzinfo=None)})
        sheet = book.add_worksheet(_sheet_name(title), worksheet_class=Rows)
        _heading(book, sheet, columns)
        _marked(sheet, by)
        count, cut = _rows(book, sheet, columns, rows)
        told = [
            (_("名称"), title),
            (_("导出人"), by),
            (_("导出时间"), f"{clock.now():%Y-%m-%d %H:%M}"),
            (_("行数"), count),
        ]
        if cut:
            told.append((_("注意"), _("行数超过表格上限，只导出了前面的部分。")))
        _about(book, [*told, *about])
        book.close()
    return count


def _marked(sheet: Rows, by: str) -> None:
    """水印: on every printed page who took it away, and when."""
    said = safe(f"{by} {clock.now():%Y-%m-%d %H:%M}".strip()).replace("&", "&&")
    sheet.set_header(f"&R{said}")
    sheet.set_footer(f"&L{said}&R&P / &N")


def _heading(book, sheet: Rows, columns: Sequence[Column]) -> None:
    """Bold, frozen."""
    bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    for number, column in enumerate(columns):
        sheet.set_column(number, number, column.width)
        sheet.write_string(0, number, safe(str(column.title)), bold)
    sheet.freeze_panes(1, 0)


def _rows(book, sheet: Rows, columns: Sequence[Column], rows: Iterable[Any]) -> tuple[int, bool]:
    """The rows, written as they come; how many, and whether there were more than a sheet can hold."""
    styles = {kind: book.add_format({"num_format": shown})._get_xf_index() for kind, shown in FORMATS.items()}
    getters = [column.get for column in columns]
    sheet.begin(styles, _("是"), _("否"))
    cut = False
    for row in rows:
        if sheet.last == MOST_ROWS:
            cut = True
            break
        sheet.line([get(row) for get in getters])
    sheet.end()
    if columns:
        sheet.autofilter(0, 0, sheet.last, len(columns) - 1)
    return sheet.last, cut


def _about(book, lines: Iterable[tuple[Any, Any]]) -> None:
    """The second sheet: who took what, when, by which filters."""
    sheet = book.add_worksheet(_("说明"))
    sheet.set_column(0, 0, 16)
    sheet.set_column(1, 1, 60)
    bold = book.add_format({"bold": True})
    for number, (label, value) in enumerate(lines):
        sheet.write_string(number, 0, safe(str(label)), bold)
        sheet.write_string(number, 1, safe(str(value)))


def _sheet_name(title: str) -> str:
    """31 characters, without those Excel forbids in a name."""
    return re.sub(r"[\[\]:*?/\\'\n\r\t]", " ", NOT_XML.sub("", title)).strip()[:31].strip() or _("台账")


def _chunks(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        file.seek(0)
        while chunk := file.read(CHUNK):
            yield chunk
