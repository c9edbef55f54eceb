"""纯文本的表 · A csv or text with tabs: UTF-8, GB18030 or (as Excel's "Unicode text" is kept) UTF-16 with its mark. Standard
library only, no Django: it is read in the child (child.py)."""

import csv
import io
from collections.abc import Iterator

from zipped import Stop  # type: ignore[import-not-found]  # it stands beside the child

MARKS = (b"\xff\xfe", b"\xfe\xff")


def rows(data: bytes, most_rows: int, most_cells: int) -> Iterator[tuple[int, list[object]]]:
    """(line, cells) of every row that is not blank; commas, semicolons, or tabs, whichever the first line has most of."""
    text = _text(data)
    first = text.partition("\n")[0]
    sign = max(",\t;", key=first.count)
    reader, cells, line, found = csv.reader(io.StringIO(text, newline=""), delimiter=sign), 0, 0, 0
    try:
        for line, row in enumerate(reader, 1):
            cells += len(row)
            if cells > most_cells:
                raise Stop("cells")
            if any(cell.strip() for cell in row):
                found += 1
                yield line, list(row)
            if found > most_rows:
                return
    except csv.Error:
        raise Stop("csv", str(line + 1)) from None


def _text(data: bytes) -> str:
    for encoding in ("utf-16",) if data.startswith(MARKS) else ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise Stop("text")
