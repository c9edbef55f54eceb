"""表格 · A CSV file (UTF-8 or GB18030) or the first sheet of an XLSX file, row by row with the line each stands on."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from shangliang.kit.opinion_map.refused import Unreadable, at_line, whole
from shangliang.kit.say import _, say

BIGGEST = 64 << 20  # bytes
MOST_ROWS = 300_000
ZIP = b"PK\x03\x04"
WHOLE = 1e15  # numbers below it are exact in a sheet

Row = tuple[int, dict[str, str]]


def rows(path: Path, needed: tuple[str, ...], known: tuple[str, ...]) -> Iterator[Row]:
    """The rows below the heading, by the names of the columns; those that are not known are passed over."""
    found = _lines(path)
    line, names = next(found, (1, []))
    names = [name.strip().lower() for name in names]
    for name in needed:
        if name not in names:
            raise whole(path, say(_("缺少 %(column)s 列。")) % {"column": name})
    for name in known:
        if names.count(name) > 1:
            raise at_line(path, line, say(_("%(column)s 列不止一个。")) % {"column": name})
    places = {name: names.index(name) for name in known if name in names}
    for at, cells in _full(path, len(names), found):
        yield at, {name: cells[place] for name, place in places.items()}


def table(path: Path) -> tuple[list[str], Iterator[tuple[int, list[str]]]]:
    """The names of the columns as they are written, and the rows below with the line each stands on."""
    found = _lines(path)
    line, heading = next(found, (1, []))
    names = [name.strip() for name in heading]
    for name in names:
        if name and names.count(name) > 1:
            raise at_line(path, line, say(_("%(column)s 列不止一个。")) % {"column": name})
    return names, _full(path, len(names), found)


def _full(path: Path, columns: int, found: Iterator[tuple[int, list[str]]]) -> Iterator[tuple[int, list[str]]]:
    for count, (at, cells) in enumerate(found, 1):
        if count > MOST_ROWS:
            raise whole(path, say(_("超过 %(most)s 行，请按县区分开。")) % {"most": f"{MOST_ROWS:,}"})
        if len(cells) != columns:
            said = say(_("应有 %(expected)d 列，这里有 %(got)d 列。"))
            raise at_line(path, at, said % {"expected": columns, "got": len(cells)})
        yield at, [cell.strip() for cell in cells]


def _lines(path: Path) -> Iterator[tuple[int, list[str]]]:
    """All rows that are not blank."""
    if not path.is_file():
        raise Unreadable(say(_("没有这个文件：%(path)s")) % {"path": path})
    size = path.stat().st_size
    if not size:
        raise whole(path, say(_("是空文件。")))
    if size > BIGGEST:
        raise whole(path, say(_("超过 %(most)s MB，请按县区分开。")) % {"most": BIGGEST >> 20})
    content = path.read_bytes()
    lines = _workbook(path, content) if content.startswith(ZIP) else _text(path, content)
    return ((line, cells) for line, cells in lines if any(cell.strip() for cell in cells))


def _text(path: Path, content: bytes) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(_decoded(path, content), newline=""), strict=True)
    try:
        for cells in reader:
            yield reader.line_num, cells
    except csv.Error as error:
        raise at_line(path, reader.line_num, say(_("不是完整的 CSV 行。"))) from error


def _decoded(path: Path, content: bytes) -> str:
    """UTF-8 first: text in GB18030 is hardly ever valid UTF-8 by chance."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise whole(path, say(_("既不是 UTF-8 或 GB18030 的 CSV，也不是 XLSX。")))


def _workbook(path: Path, content: bytes) -> Iterator[tuple[int, list[str]]]:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        found = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except (CalamineError, ValueError, IndexError) as error:
        raise whole(path, say(_("不是完整的 XLSX 文件。"))) from error
    for line, cells in enumerate(found, 1):
        yield line, [_cell(value) for value in cells]


def _cell(value: object) -> str:
    """A number that is whole is an id or a count: 620723107205.0 reads 620723107205."""
    if isinstance(value, float) and value.is_integer() and abs(value) < WHOLE:
        return str(int(value))
    return str(value)
