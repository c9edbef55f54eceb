"""台账 · Any list as a workbook (xlsx): in constant memory, typed, and with no cell that could start a formula.

A text that begins with = + - @ (or their full-width forms, a tab, a line break) gets an apostrophe before it: written as
text it is harmless here, but it would come alive when somebody saves the sheet as CSV and opens it again.
"""

import datetime as dt
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, BinaryIO

import xlsxwriter
from django.http import StreamingHttpResponse
from django.utils.http import content_disposition_header
from django.utils.text import get_valid_filename
from django.utils.translation import gettext as _

from . import clock

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
STARTS = tuple("=+-@\t\r\n＝＋－＠﹣−﹦﹢﹫")
UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # what XML 1.0 can not hold
LONGEST = 32_767  # characters in a cell, as Excel counts them: in units of UTF-16
MOST_ROWS = 1_048_575  # below the heading
EXACT = 10**15  # larger numbers lose digits in Excel: they are written as text
FIRST_DAY = dt.date(1900, 3, 1)  # before it Excel's calendar is a day off
CHUNK = 1 << 18


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
    file: BinaryIO,
    columns: Sequence[Column],
    rows: Iterable[Any],
    *,
    title: str,
    by: str = "",
    about: Iterable[tuple[Any, Any]] = (),
) -> int:
    """The workbook, into an open file; returns the number of rows."""
    book = xlsxwriter.Workbook(file, {"constant_memory": True, "strings_to_urls": False})
    book.set_properties({"title": title, "created": dt.datetime(2000, 1, 1), "author": ""})  # noqa: DTZ001 — not told
    sheet = book.add_worksheet(_sheet_name(title))
    count, cut = _rows(book, sheet, columns, rows)
    _about(
        book, [(_("名称"), title), (_("导出人"), by), (_("导出时间"), clock.now()), (_("行数"), count), *about], cut=cut
    )
    book.close()
    return count


def _rows(book, sheet, columns: Sequence[Column], rows: Iterable[Any]) -> tuple[int, bool]:
    """The first sheet: heading (bold, frozen, with filters), then the rows, written as they come."""
    bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    for number, column in enumerate(columns):
        sheet.set_column(number, number, column.width)
        sheet.write_string(0, number, safe(str(column.title)), bold)
    sheet.freeze_panes(1, 0)
    formats = _formats(book)
    getters = [column.get for column in columns]
    line = 0
    for row in rows:
        if line == MOST_ROWS:
            return line, True
        line += 1
        for number, get in enumerate(getters):
            _cell(sheet, line, number, get(row), formats)
    if columns:
        sheet.autofilter(0, 0, line, len(columns) - 1)
    return line, False


def _about(book, lines: Iterable[tuple[Any, Any]], *, cut: bool) -> None:
    """The second sheet: who took what, when, by which filters."""
    sheet = book.add_worksheet(_("说明"))
    sheet.set_column(0, 0, 16)
    sheet.set_column(1, 1, 60)
    bold, formats = book.add_format({"bold": True}), _formats(book)
    more = [(_("注意"), _("行数超过表格上限,只导出了前面的部分。"))] if cut else []
    for number, (label, value) in enumerate([*lines, *more]):
        sheet.write_string(number, 0, safe(str(label)), bold)
        _cell(sheet, number, 1, value, formats)


def _formats(book) -> dict[type, Any]:
    return {
        dt.date: book.add_format({"num_format": "yyyy-mm-dd"}),
        dt.datetime: book.add_format({"num_format": "yyyy-mm-dd hh:mm"}),
        dt.time: book.add_format({"num_format": "hh:mm"}),
        int: book.add_format({"num_format": "0"}),
    }


def _cell(sheet, line: int, number: int, value: Any, formats: dict[type, Any]) -> None:
    """One cell, typed: numbers count, dates sort, everything else is text."""
    if value is None or value == "":
        return
    if type(value) is str:
        sheet.write_string(line, number, safe(value))
    elif isinstance(value, bool):
        sheet.write_string(line, number, _("是") if value else _("否"))
    elif isinstance(value, int | float | Decimal):
        _number(sheet, line, number, value, formats)
    elif isinstance(value, dt.datetime):
        local = value.astimezone(clock.SHANGHAI).replace(tzinfo=None) if value.tzinfo else value
        _moment(sheet, line, number, local, formats[dt.datetime], local.date())
    elif isinstance(value, dt.date):
        _moment(sheet, line, number, value, formats[dt.date], value)
    elif isinstance(value, dt.time):
        sheet.write_datetime(line, number, value.replace(tzinfo=None), formats[dt.time])
    elif isinstance(value, list | tuple | set | frozenset):
        sheet.write_string(line, number, safe("、".join(map(str, value))))
    else:
        sheet.write_string(line, number, safe(str(value)))


def _number(sheet, line: int, number: int, value: float | Decimal, formats: dict[type, Any]) -> None:
    finite = value == value and value not in (float("inf"), float("-inf"))  # noqa: PLR0124 — NaN is not itself
    if finite and abs(value) < EXACT:
        sheet.write_number(line, number, value)
    else:
        sheet.write_string(line, number, str(value) if finite else "")


def _moment(sheet, line: int, number: int, value: dt.date, how, day: dt.date) -> None:
    if day < FIRST_DAY:
        sheet.write_string(line, number, value.isoformat())
    else:
        sheet.write_datetime(line, number, value, how)


def safe(text: str) -> str:
    """The text as a cell may hold it: no formula, nothing XML refuses, not too long."""
    found = UNWRITABLE.sub("", text)
    if found.startswith(STARTS):
        found = "'" + found
    return found if len(found) * 2 <= LONGEST else _cut(found)


def _cut(text: str) -> str:
    units = text.encode("utf-16-le")
    return text if len(units) <= LONGEST * 2 else units[: LONGEST * 2].decode("utf-16-le", "ignore")


def _sheet_name(title: str) -> str:
    return re.sub(r"[\[\]:*?/\\']", " ", UNWRITABLE.sub("", title)).strip()[:31] or _("台账")


def _chunks(file: BinaryIO) -> Iterator[bytes]:
    with file:
        file.seek(0)
        while chunk := file.read(CHUNK):
            yield chunk
