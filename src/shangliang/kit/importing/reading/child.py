"""拆开表格 · The cells of an xlsx or a csv, as lines of JSON on standard output.

Run by itself, never imported by the page server: a parser of hostile files gets a process of its own, with little
time, no files to write and none of our secrets. The file comes as standard input; an xlsx is weighed first, and the
parser then gets memory in proportion to what was weighed. (Two cells at opposite corners of a sheet are a thousand
gigabytes of nothing between them; here they are a process that ends.)
"""

import datetime as dt
import io
import json
import os
import resource
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

sys.path.insert(0, str(Path(__file__).parent))  # -I leaves it out

import texts  # type: ignore[import-not-found]
from weighing import Weighed, part_of, weigh  # type: ignore[import-not-found]
from zipped import Stop  # type: ignore[import-not-found]

SECONDS, HANDFUL = 20, 500  # of CPU; rows in a line
LEAST, A_CELL, A_BYTE = 24 * 2**20, 200, 3  # memory that reading takes at most: to begin with, per cell, per byte
A_LETTER = 16  # per byte of a csv: its text twice, each letter in four bytes, and the rows of a handful

PLAIN = frozenset((str, float, int, bool))  # goes as it is


def confined(what: int, most: int) -> None:
    resource.setrlimit(what, (most, most))


def grown(by: int) -> None:
    """From here on this process grows by no more than so many bytes."""
    now = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    confined(resource.RLIMIT_AS, now + by)


def rows(data: bytes, weighed: Weighed, most: int) -> Iterator[tuple[int, list[object]]]:
    """The rows that are not blank of the first sheet in sight with anything in it; Stop for what should be seen first."""
    from python_calamine import CalamineWorkbook, SheetVisibleEnum

    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    hidden = False
    for number, sheet in enumerate(book.sheets_metadata):
        if sheet.visible != SheetVisibleEnum.Visible:
            hidden = True
            continue
        found, begun = book.get_sheet_by_index(number), 0
        for line, row in enumerate(found.iter_rows(), 1):
            if row.count("") < len(row):
                if not begun:
                    _sighted(weighed, sheet.name)
                begun += 1
                yield line, [value if type(value) in PLAIN else plain(value) for value in row]
                if begun > most:
                    return
        if begun:
            return
    if hidden:
        raise Stop("unseen")


def _sighted(weighed: Weighed, sheet: str) -> None:
    for what, where in weighed.noted.get(part_of(weighed, sheet), {}).items():
        if where:
            raise Stop(what, ", ".join(where[:5]))


def plain(value: Any) -> object:
    """A day or a time in ISO form, or the words of what else there may be."""
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        value = value.date()
    return value.isoformat() if isinstance(value, dt.date | dt.time) else str(value)


def said(line: object) -> None:
    sys.stdout.write(json.dumps(line, ensure_ascii=True) + "\n")


def main(most_rows: int, most_bytes: int, most_cells: int) -> None:
    file = os.fdopen(0, "rb")
    packed = file.read(2) == b"PK"
    file.seek(0)
    tell(workbook(file, most_rows, most_bytes, most_cells) if packed else text(file, most_rows, most_cells))


def text(file: IO[bytes], most_rows: int, most_cells: int) -> Iterator[tuple[int, list[object]]]:
    data = file.read()
    grown(LEAST + A_LETTER * len(data))
    found: Iterator[tuple[int, list[object]]] = texts.rows(data, most_rows, most_cells)
    return found


def workbook(file: IO[bytes], most_rows: int, most_bytes: int, most_cells: int) -> Iterator[tuple[int, list[object]]]:
    weighed = weigh(file, os.fstat(0).st_size, most_bytes, most_cells)
    import python_calamine  # noqa: F401 — loaded while there is still room

    file.seek(0)
    data = file.read()
    grown(LEAST + len(data) + A_CELL * weighed.cells + A_BYTE * weighed.size)
    return rows(data, weighed, most_rows)


def tell(found: Iterator[tuple[int, list[object]]]) -> None:
    part: list[object] = []
    for row in found:
        part.append(row)
        if len(part) == HANDFUL:
            said(part)
            part = []
    said(part)
    said({"end": True})


if __name__ == "__main__":
    confined(resource.RLIMIT_CORE, 0)
    confined(resource.RLIMIT_CPU, SECONDS)
    confined(resource.RLIMIT_FSIZE, 0)
    try:
        main(*map(int, sys.argv[1:4]))
    except Stop as why:
        said({"refused": why.why, "at": why.at})
