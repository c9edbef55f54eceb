"""台账的纸 · A list as it stands on paper: A4 lying, the head on each page, as wide as its columns ask."""

import datetime as dt
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

from django.utils.translation import gettext as _

from shangliang.kit import clock

from .sheet import Facts, Rows, Sheet, Size, Words, facts, half

NARROW, WIDEST = 11, 28  # characters
MOST = 1000  # rows: 40 pages; who needs more takes the workbook


def ledger_sheet(columns: Sequence[Any], rows: Iterable[Any], *, title: str, by: str, about=()) -> Sheet:
    """`columns` as of kit/ledger.py: their title, their value, their width."""
    taken = list(islice(rows, MOST + 1))
    cells = tuple(tuple(said(column.get(row)) for column in columns) for row in taken[:MOST])
    told = (*facts(*about), *half((_("行数"), str(len(cells))), (_("打印人"), by)))
    cut = _("只打印前 %(n)s 行，全部的请导出表格。") % {"n": MOST} if len(taken) > MOST else ""
    parts = [
        Facts(told),
        *([Words(cut, strong=True)] if cut else []),
        Rows(tuple(str(column.title) for column in columns), cells, tuple(_share(column.width) for column in columns))
        if cells
        else Words(_("没有符合条件的行。"), small=True),
    ]
    return Sheet(title, tuple(parts), number=f"{clock.now().astimezone(clock.SHANGHAI):%Y-%m-%d %H:%M}", size=Size.WIDE)


def _share(width: float) -> int:
    """Of the sheet's width: what is narrow on a screen keeps its room, what is wide is written in two lines."""
    return round(min(max(width, NARROW), WIDEST))


def said(value: Any) -> str:
    """A cell in words: days and hours as people write them, yes and no."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return _("是") if value else _("否")
    if isinstance(value, dt.datetime):
        return f"{value.astimezone(clock.SHANGHAI):%Y-%m-%d %H:%M}"
    return f"{value:%Y-%m-%d}" if isinstance(value, dt.date) else str(value)
