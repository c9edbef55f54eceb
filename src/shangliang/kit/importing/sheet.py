"""读表 · An upload as rows of cells: limits first, then the content; an xlsx in a process of its own, a csv in UTF-8 or GB18030."""

import csv
import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shangliang.kit import files, rules
from shangliang.kit.files import office
from shangliang.kit.files.papers import decoded
from shangliang.kit.rulekinds import between

from .refused import Refused

UNPACKER, PATIENCE = Path(__file__).with_name("unpacked.py"), 30  # seconds; it gives up sooner by itself
MOST_COLUMNS, MOST_INFLATED, MOST_MEMBERS = 60, 64 * 2**20, 500
OURS = gettext_lazy("本系统默认")
ZIP, LEGACY = b"PK", b"\xd0\xcf\x11\xe0"

rules.declare(
    "import.max_bytes", name=gettext_lazy("导入表格大小上限"), default=10 * 2**20, basis=OURS, kind="size",
    check=between(1024, 2**27),
)  # fmt: skip
rules.declare(
    "import.max_rows", name=gettext_lazy("一次导入最多行数"), default=5000, basis=OURS, kind="int",
    check=between(10, 50_000),
)  # fmt: skip

Rows = list[tuple[int, list[Any]]]


def read(upload: Any, area: str) -> tuple[bytes, Rows]:
    """The bytes, and the rows that are not blank with the line each stands on; or Refused."""
    most = int(rules.value("import.max_bytes", area))
    size = getattr(upload, "size", 0) or 0
    if size > most:
        raise _too_large(most)
    upload.seek(0)
    data: bytes = upload.read(most + 1)
    if len(data) > most:
        raise _too_large(most)
    if not data:
        raise Refused(_("这是一个空文件。"))
    most_rows = int(rules.value("import.max_rows", area))
    found = _lines(data, most_rows)
    rows = [(number, cells) for number, cells in enumerate(found, 1) if any(_said(cell) for cell in cells)]
    if len(found) > most_rows:
        raise Refused(_("超过 %(most)s 行，请分成几份导入。") % {"most": most_rows})
    if max((len(cells) for _n, cells in rows), default=0) > MOST_COLUMNS:
        raise Refused(_("超过 %(most)s 列，请删去不用的列。") % {"most": MOST_COLUMNS})
    return data, rows


def _said(cell: Any) -> bool:
    return bool(str(cell).strip())


def _too_large(most: int) -> Refused:
    return Refused(_("文件超过 %(most)s MB，没有打开。请分成几份导入。") % {"most": most // 2**20})


def _lines(data: bytes, most_rows: int) -> list[list[Any]]:
    if data.startswith(ZIP):
        return _workbook(data, most_rows)
    if data.startswith(LEGACY):
        raise Refused(_("旧格式的表格（xls）不收。请另存为 xlsx 或 CSV 再导入。"))
    text = decoded(data)
    if text is None or "\0" in text:
        raise Refused(_("读不出来：不是 xlsx，也不是 UTF-8 或 GB18030（GBK）编码的 CSV。"))
    return _text(text, most_rows)


def _text(text: str, most_rows: int) -> list[list[Any]]:
    """Rows of a csv: commas, or tabs where the first line has them and no comma."""
    first = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter="\t" if "\t" in first and "," not in first else ",")
    found: list[list[Any]] = []
    try:
        for cells in reader:
            found.append(cells)
            if len(found) > most_rows:
                break
    except csv.Error as error:
        raise Refused(_("第 %(line)s 行不是完整的 CSV。") % {"line": reader.line_num}) from error
    return found


def _workbook(data: bytes, most_rows: int) -> list[list[Any]]:
    """Counted and weighed before it is opened; then read where it can do no harm."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as box:
            members = box.infolist()
    except Exception:  # noqa: BLE001 — whatever zipfile says of rubbish
        raise _broken() from None
    if len(members) > MOST_MEMBERS or sum(m.file_size for m in members) > MOST_INFLATED:
        raise Refused(_("表格解压后过大，没有打开。请只留要导入的一张表再传。"))
    if office.which(data) != "xlsx":
        raise Refused(_("不是 xlsx 表格（可能是别的文档、压缩包，或带宏）。请另存为 xlsx 再导入。"))
    try:
        office.inspected(data)
    except files.Refused as why:
        raise Refused(str(why)) from why
    return _unpacked(data, most_rows)


def _unpacked(data: bytes, most_rows: int) -> list[list[Any]]:
    command = [sys.executable, "-I", str(UNPACKER), str(most_rows)]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=PATIENCE, env={}, check=False)
    except subprocess.TimeoutExpired:
        raise _broken() from None
    if done.returncode:
        raise _broken()
    rows: list[list[Any]] = json.loads(done.stdout)
    return rows


def _broken() -> Refused:
    return Refused(_("表格打不开：已损坏、加了密，或内容散得太开。请把要导入的内容复制到一张新表里再传。"))
