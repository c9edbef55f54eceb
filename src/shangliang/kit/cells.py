"""单元格 · Values written as the cells of a sheet: typed, harmless, and fast.

xlsxwriter spends 15 µs on a cell; a ledger of 100,000 rows has a million. So it makes the workbook, the heading and the
second sheet, and the rows between are written here, straight into its row file (2 µs a cell). Pure: no Django.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

STARTS = tuple("=+-@\t\r\n＝＋－＠﹢－﹦﹫")
NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
SPECIAL = re.compile(r"[&<>]|_x(?=[0-9A-Fa-f]{4}_)")
ESCAPED = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "_x": "_x005F_x"}  # Excel reads _x0041_ as A
LONGEST = 32_767  # characters in a cell, as Excel counts them: in units of UTF-16
EXACT = 10**15  # larger numbers lose digits in Excel: they are written as text
DAY_ZERO = dt.date(1899, 12, 30)
FIRST_DAY = dt.date(1900, 3, 1)  # before it Excel's calendar is a day off: such a day is written as text
SHANGHAI = ZoneInfo("Asia/Shanghai")


def safe(text: str) -> str:
    """The text as a cell may hold it: no formula, nothing XML refuses, not too long."""
    found = NOT_XML.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    if found.startswith(STARTS):
        found = "'" + found
    if len(found) * 2 > LONGEST:
        found = found.encode("utf-16-le")[: LONGEST * 2].decode("utf-16-le", "ignore")
    return found


class Rows(Worksheet):
    """表 · A worksheet whose rows are written at once; use `begin` after the heading, then `line` for each row."""

    def begin(self, styles: dict[type, int], yes: str, no: str) -> None:
        """`styles`: the number of the format for date, datetime and time."""
        self._write_single_row(1)  # the heading leaves xlsxwriter's buffer
        self.makers = _makers(styles, yes, no)
        self.letters: list[str] = []
        self.last = 0

    def line(self, values: Iterable[Any]) -> None:
        self.last += 1
        number, parts = str(self.last + 1), []
        for at, value in enumerate(values):
            if value is None or value == "":
                continue
            if at >= len(self.letters):
                self.letters.extend(xl_col_to_name(n) for n in range(len(self.letters), at + 1))
            maker = self.makers.get(type(value)) or _inherited(self.makers, value)
            parts.append(maker(self.letters[at] + number, value))
        self.fh.write(f'<row r="{number}">{"".join(parts)}</row>')

    def end(self) -> None:
        self.dim_rowmax: int | None = max(self.last, self.dim_rowmax or 0)


Maker = Callable[[str, Any], str]


def _makers(styles: dict[type, int], yes: str, no: str) -> dict[type, Maker]:
    def date(cell: str, value: dt.date) -> str:
        if value < FIRST_DAY:
            return text_cell(cell, value.isoformat())
        return f'<c r="{cell}" s="{styles[dt.date]}"><v>{(value - DAY_ZERO).days}</v></c>'

    def moment(cell: str, value: dt.datetime) -> str:
        local = value.astimezone(SHANGHAI) if value.tzinfo else value
        if local.date() < FIRST_DAY:
            return text_cell(cell, local.isoformat(" "))
        share = (local.hour * 3600 + local.minute * 60 + local.second) / 86400
        return f'<c r="{cell}" s="{styles[dt.datetime]}"><v>{(local.date() - DAY_ZERO).days + share!r}</v></c>'

    def hour(cell: str, value: dt.time) -> str:
        share = (value.hour * 3600 + value.minute * 60 + value.second) / 86400
        return f'<c r="{cell}" s="{styles[dt.time]}"><v>{share!r}</v></c>'

    return {
        str: text_cell,
        int: _number,
        float: _number,
        Decimal: _number,
        bool: lambda cell, value: text_cell(cell, yes if value else no),
        dt.datetime: moment,
        dt.date: date,
        dt.time: hour,
        list: _several,
        tuple: _several,
    }


def _inherited(makers: dict[type, Maker], value: Any) -> Maker:
    """A subclass (an enum's member, a safe string) is written as what it is; anything unknown as its text."""
    return next((maker for kind, maker in makers.items() if isinstance(value, kind)), text_cell)


def text_cell(cell: str, value: Any) -> str:
    text = safe(str(value))
    if SPECIAL.search(text):
        text = SPECIAL.sub(lambda found: ESCAPED[found[0]], text)
    space = ' xml:space="preserve"' if text[:1].isspace() or text[-1:].isspace() else ""
    return f'<c r="{cell}" t="inlineStr"><is><t{space}>{text}</t></is></c>'


def _number(cell: str, value: float | Decimal) -> str:
    plain = float(value) if isinstance(value, Decimal) else value + 0  # + 0: an enum's member becomes its number
    if -EXACT < plain < EXACT:
        return f'<c r="{cell}"><v>{plain!r}</v></c>'
    return text_cell(cell, value) if abs(plain) < float("inf") else ""


def _several(cell: str, values: Iterable[Any]) -> str:
    return text_cell(cell, "、".join(map(str, values)))
