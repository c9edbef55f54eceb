"""行 · A CSV file line by line, slowly and with care: for what is not plain, and to say on which line a fault stands."""

import csv
from collections.abc import Iterator
from pathlib import Path

from shangliang.kit.say import _, say

from .refused import at_line, whole

SHOWN = 20  # characters of a cell that is quoted in a sentence
DIGITS = 18


def rows(path: Path, width: int) -> Iterator[tuple[int, list[str]]]:
    """What stands below the first line, each row with the line on which it ends; blank lines are passed over."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file, strict=True)
            next(reader, None)
            for row in reader:
                if row:
                    yield reader.line_num, _checked(path, reader.line_num, row, width)
    except UnicodeDecodeError as error:
        raise whole(path, say(_("不是 UTF-8 文本，请用导出的原文件。"))) from error
    except csv.Error as error:
        raise at_line(path, reader.line_num, say(_("不是完整的 CSV 行。"))) from error


def whole_number(path: Path, line: int, column: str, cell: str) -> int:
    digits = cell.strip()
    if not (digits.isascii() and digits.isdigit() and len(digits) <= DIGITS):
        said = say(_("%(column)s 应为不带符号的整数，这里是“%(cell)s”。"))
        raise at_line(path, line, said % {"column": column, "cell": cell[:SHOWN]})
    return int(digits)


def view(path: Path, line: int, cell: str) -> int:
    if cell.strip() not in {"1", "0", "-1"}:
        said = say(_("表态应为 1、-1 或 0，这里是“%(cell)s”。"))
        raise at_line(path, line, said % {"cell": cell[:SHOWN]})
    return int(cell)


def _checked(path: Path, line: int, row: list[str], width: int) -> list[str]:
    if len(row) != width:
        said = say(_("应有 %(expected)d 列，这里有 %(got)d 列。"))
        raise at_line(path, line, said % {"expected": width, "got": len(row)})
    if any("\0" in cell for cell in row):
        raise at_line(path, line, say(_("混进了不能用的字符。")))
    return row
