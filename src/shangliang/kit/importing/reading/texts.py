"""纯文本的表 · A csv or text with tabs: UTF-8, GB18030 or (as Excel's "Unicode text" is kept) UTF-16 with its mark."""

import csv
import io
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from shangliang.kit.files.papers import decoded

from ..refused import Refused

CELLS = "import.max_cells"
MARKS = (b"\xff\xfe", b"\xfe\xff")


def rows(data: bytes, most_cells: int) -> Iterator[tuple[int, list[Any]]]:
    """(line, cells) of every row that is not blank; commas, semicolons, or tabs, whichever the first line has most of."""
    text = _text(data)
    first = text.partition("\n")[0]
    sign = max(",\t;", key=first.count)
    reader, cells, line = csv.reader(io.StringIO(text, newline=""), delimiter=sign), 0, 0
    try:
        for line, row in enumerate(reader, 1):
            cells += len(row)
            if cells > most_cells:
                raise Refused(_("超过 %(most)s 个单元格，没有读。请分成几份导入。") % {"most": most_cells})
            if any(cell.strip() for cell in row):
                yield line, row
    except csv.Error as error:
        raise Refused(_("第 %(line)s 行不是完整的 CSV。") % {"line": line + 1}) from error


def _text(data: bytes) -> str:
    try:
        text = data.decode("utf-16") if data.startswith(MARKS) else decoded(data)
    except UnicodeDecodeError:
        text = None
    if text is None or "\0" in text:
        raise Refused(_("读不出来：不是 xlsx，也不是 UTF-8 或 GB18030（GBK）编码的 CSV。"))
    return text
