"""区划文件 · Reads a file of divisions (code, name, level, parent) whole, and says of each bad line what is wrong."""

import csv
import io
import lzma
import unicodedata
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import IO, NamedTuple

from django.utils.translation import gettext as _

from .areas import LENGTHS, LEVEL_OF
from .refusal import FileRefused, Refused

HEADER = ["code", "name", "level", "parent"]
LONGEST = 80
LEVELS = {length: (LEVEL_OF[length].value, above) for length, above in zip(LENGTHS, (0, *LENGTHS), strict=False)}
TROUBLE = {"Cc", "Cn", "Co", "Cs"}  # control, unassigned and private characters: a file read in a wrong encoding


class Line(NamedTuple):
    """一行 · One division of the file, with its line number."""

    number: int
    code: str
    name: str
    level: str
    parent: str


def shipped() -> io.BytesIO:
    """Gansu's 19,224 divisions, which come with the package."""
    packed = files("shangliang.people").joinpath("data/divisions-gansu.csv.xz").read_bytes()
    return io.BytesIO(lzma.decompress(packed))


def text_of(source: str | Path | IO[bytes]) -> str:
    """The file as text: UTF-8 with or without a mark at its beginning, or GB18030 (GBK, GB2312 are part of it)."""
    raw = Path(source).read_bytes() if isinstance(source, str | Path) else source.read()
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in raw:
        raise Refused(_("文件不是 UTF-8 或 GB18030（GBK）编码的文本。请在表格软件里另存为“CSV UTF-8”。"))
    wrong = 1
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError as found:  # the encoding that came further was meant
            wrong = max(wrong, raw.count(b"\n", 0, found.start) + 1)
    raise FileRefused(
        [(wrong, _("既不是 UTF-8 也不是 GB18030（GBK）编码，读不出来。请在表格软件里另存为“CSV UTF-8”。"))]
    )


def lines(text: str) -> list[Line]:
    """All lines in order, or FileRefused with what is wrong in each. Parents are looked for by the caller."""
    reader = csv.reader(io.StringIO(text, newline=""))
    header = next(reader, [])
    if [cell.strip() for cell in header] != HEADER:
        raise FileRefused([(1, _("第一行应是列名 %(names)s。") % {"names": ",".join(HEADER)})])
    found, problems = [], []
    seen: dict[str, int] = {}
    for number, cells in _numbered(reader, problems):
        if len(cells) != len(HEADER):
            problems.append((number, _("应有 4 列，这里有 %(n)s 列。") % {"n": len(cells)}))
            continue
        line = Line(number, *map(str.strip, cells))
        wrong = _wrong(line, seen)
        if wrong:
            problems.append((number, wrong))
        else:
            seen[line.code] = number
            found.append(line)
    if not found and not problems:
        problems.append((2, _("文件里一条区划也没有。")))
    if problems:
        raise FileRefused(problems)
    return found


def _numbered(reader, problems) -> Iterator[tuple[int, list[str]]]:
    try:
        for cells in reader:
            if cells:
                yield reader.line_num, cells
    except csv.Error as error:
        problems.append((reader.line_num, _("不是 CSV 格式（%(error)s）。") % {"error": error}))


def _wrong(line: Line, seen: dict[str, int]) -> str:
    """What is wrong with the line by itself; '' if nothing is."""
    code, length = line.code, len(line.code)
    if not (code.isascii() and code.isdigit()):
        return _("代码“%(code)s”应全是数字。") % {"code": code[:20]}
    if length not in LEVELS:
        return _("代码 %(code)s 有 %(n)s 位，应是 2、4、6、9 或 12 位。") % {"code": code[:20], "n": length}
    if code in seen:
        return _("代码 %(code)s 与第%(line)s行重复。") % {"code": code, "line": seen[code]}
    level, above = LEVELS[length]
    if line.level != level:
        return _("%(n)s 位代码的层级应是 %(level)s，这里是“%(found)s”。") % {
            "n": length,
            "level": level,
            "found": line.level[:20],
        }
    if line.parent != code[:above]:
        return _("%(code)s 的上级应是“%(above)s”，这里是“%(found)s”。") % {
            "code": code,
            "above": code[:above],
            "found": line.parent[:20],
        }
    return "" if line.name.isalnum() and len(line.name) <= LONGEST else _wrong_name(line.name)


def _wrong_name(name: str) -> str:
    if not name:
        return _("没有名称。")
    if len(name) > LONGEST:
        return _("名称超过 %(most)s 个字。") % {"most": LONGEST}
    if any(unicodedata.category(c) in TROUBLE for c in name):
        return _("名称里有读不出的字符，文件的编码可能不对。")
    return ""
