"""交来的文件 · Its bytes and its rows, or one sentence. It is read by a child (child.py), which answers in plain JSON."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shangliang.kit import rules
from shangliang.kit.rulekinds import between

from ..columns import HEAD
from ..refused import Refused

CHILD, MOST_COLUMNS, ROWS = Path(__file__).with_name("child.py"), 60, "import.max_rows"
OURS = gettext_lazy("本系统默认")
CELLS, LEGACY = "import.max_cells", b"\xd0\xcf\x11\xe0"

rules.declare(
    "import.max_bytes", name=gettext_lazy("导入表格大小上限"), default=10 * 2**20, basis=OURS, kind="size",
    check=between(1024, 2**27),
)  # fmt: skip
rules.declare(
    "import.max_inflated", name=gettext_lazy("导入表格解压后大小上限"), default=200 * 2**20, basis=OURS, kind="size",
    check=between(2**20, 2**30),
)  # fmt: skip
rules.declare(
    CELLS, name=gettext_lazy("导入表格最多单元格"), default=1_000_000, basis=OURS, kind="int",
    check=between(100, 10_000_000),
)  # fmt: skip
rules.declare(
    ROWS, name=gettext_lazy("一次导入最多行数"), default=50_000, basis=OURS, kind="int",
    check=between(10, 100_000),
)  # fmt: skip

Lines = list[tuple[int, list[Any]]]


class Table(NamedTuple):
    """一张表 · The bytes, and the rows that are not blank with the line each stands on."""

    data: bytes
    rows: Lines


def read(upload: Any, area: str) -> Table:
    """Or Refused. A few lines more than the rule says are read: those that stand above the heading, and the heading."""
    data = _bytes(upload, int(rules.value("import.max_bytes", area)))
    most, wide, found = int(rules.value(ROWS, area)), 0, []
    for number, cells in _rows(data, area, most + HEAD):
        found.append((number, cells))
        wide = max(wide, len(cells))
        fits(len(found) - HEAD, most)
        if wide > MOST_COLUMNS:
            wide = _width(found)
        if wide > MOST_COLUMNS:
            raise Refused(_("超过 %(most)s 列，请删去不用的列。") % {"most": MOST_COLUMNS})
    if not found:
        raise Refused(_("这张表里没有内容。"))
    return Table(data, found)


def fits(lines: int, most: int) -> None:
    """Or Refused."""
    if lines > most:
        raise Refused(_("超过 %(most)s 行，请分成几份导入。") % {"most": most})


def _width(rows: Lines) -> int:
    """Blank cells at the end of lines are no columns: they go."""
    for _line, cells in rows:
        while cells and cells[-1] == "":
            cells.pop()
    return max(len(cells) for _line, cells in rows)


def _bytes(upload: Any, most: int) -> bytes:
    if (getattr(upload, "size", 0) or 0) > most:
        raise _too_large(most)
    upload.seek(0)
    data: bytes = upload.read(most + 1)
    if len(data) > most:
        raise _too_large(most)
    if not data:
        raise Refused(_("这是一个空文件。"))
    return data


def _too_large(most: int) -> Refused:
    return Refused(_("文件超过 %(most)s MB，没有打开。请分成几份导入。") % {"most": most // 2**20})


def _rows(data: bytes, area: str, most: int) -> Iterator[tuple[int, list[Any]]]:
    cells = int(rules.value(CELLS, area))
    if data.startswith(LEGACY):
        raise Refused(_("旧格式（xls）或加了密码的表格不收。请去掉密码，另存为 xlsx 或 CSV 再导入。"))
    return _told_of(data, (most, int(rules.value("import.max_inflated", area)), cells))


def _told_of(data: bytes, limits: tuple[int, int, int]) -> Iterator[tuple[int, list[Any]]]:
    """Rows as they come; what the child says or does not say in the end decides."""
    command = [sys.executable, "-I", str(CHILD), *map(str, limits)]
    with tempfile.TemporaryFile() as file:
        file.write(data)
        file.seek(0)
        with subprocess.Popen(command, stdin=file, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env={}) as child:
            try:
                yield from _told(child, limits)
            finally:
                child.kill()


def _told(child: "subprocess.Popen[bytes]", limits: tuple[int, int, int]) -> Iterator[tuple[int, list[Any]]]:
    assert child.stdout is not None
    for line in child.stdout:
        said = json.loads(line) if line.endswith(b"\n") else {}
        if isinstance(said, list):
            yield from map(tuple, said)
        elif said.get("end"):
            return
        else:
            raise Refused(sentence(said.get("refused", ""), said.get("at", ""), limits))
    raise Refused(sentence("", "", limits))


def sentence(why: str, at: str, limits: tuple[int, int, int]) -> str:
    """What the child's word means to who brought the file."""
    words = {
        "inflated": _("表格解压后超过 %(most)s MB，没有打开。请只留要导入的一张表再传。") % {"most": limits[1] // 2**20},
        "cells": _("超过 %(most)s 个单元格，没有读。请分成几份导入。") % {"most": limits[2]},
        "text": _("读不出来：不是 xlsx，也不是 UTF-8 或 GB18030（GBK）编码的 CSV。"),
        "csv": _("第 %(line)s 行不是完整的 CSV。") % {"line": at},
        "kind": _("不是 xlsx 表格（可能是别的文档或压缩包）。请另存为 xlsx 再导入。"),
        "macro": _("表格带宏、控件或程序，没有打开。请另存为不带宏的 xlsx 再导入。"),
        "dtd": _("表格里夹带了不该有的声明（DTD 或实体），没有打开。请把内容复制到一张新表里再传。"),
        "encoding": _("表格内部的编码不是 UTF-8，没有打开。请打开后另存为 xlsx 再传。"),
        "hidden": _("有隐藏的行（第 %(at)s 行）。请取消隐藏或筛选，看清楚后再导入。") % {"at": at},
        "unseen": _("看得见的工作表都是空的，内容在隐藏的工作表里。请取消隐藏后再导入。"),
        "formula": _("单元格 %(at)s 是公式，却没有算好的值。请用 Excel 或 WPS 打开保存一次，或粘贴为数值后再导入。") % {"at": at},
        "error": _("单元格 %(at)s 是公式的错误值（如 #N/A）。请改正后再导入。") % {"at": at},
    }  # fmt: skip
    broken = _("表格打不开：已损坏、加了密，或内容散得太开。请把要导入的内容复制到一张新表里再传。")
    return words.get(why, broken)
