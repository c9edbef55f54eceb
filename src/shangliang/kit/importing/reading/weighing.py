"""过秤 · What an xlsx really holds, counted and looked through in pieces before a parser sees it. Standard library only.

Nothing that declares a document type or entities, nothing in another encoding than UTF-8, nothing that runs; as many
bytes and cells as the rules allow. On the way it notes what a parser does not tell: hidden lines, formulas without a
value that was worked out, and cells that show an error.
"""

import posixpath
import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import IO

from zipped import Member, Stop, inflated, members  # type: ignore[import-not-found]  # it stands beside the child

XLSX = re.compile(rb"openxmlformats-officedocument\.spreadsheetml\.sheet\.main\+xml")
KEPT, LONGEST, SAID = (
    1 << 20,
    1 << 20,
    5,
)  # bytes of a part that is kept; bytes of one piece of text; cells that are named
PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".emf", ".wmf", ".bin", ".tiff", ".bmp", ".ttf", ".odttf", ".fntdata")
DEFAULT = re.compile(rb"<Default Extension=\"(\w+)\" ContentType=\"[^\"<>]*\" ?/>")
DECLARED = re.compile(rb"<\?xml[^>]*encoding\s*=\s*[\"']([^\"']+)")
ROOT = re.compile(rb"<(\w+):worksheet[\s>]")
HIDDEN = re.compile(rb"<(?:\w+:)?row\s(?=[^>]*\bhidden=[\"'](?:1|true)[\"'])[^>]*?\br=[\"'](\d+)[\"']")
ERROR = re.compile(rb"<(?:\w+:)?c\s(?=[^>]*\bt=[\"']e[\"'])[^>]*?\br=[\"']([A-Z]+\d+)[\"']")
EMPTY = re.compile(
    rb"<(?:\w+:)?c\s(?![^>]*\bt=[\"']str[\"'])[^>]*?\br=[\"']([A-Z]+\d+)[\"'][^>]*>\s*<(?:\w+:)?f(?:\s[^>]*)?(?:/>|>[^<]*</(?:\w+:)?f>)"
    rb"\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>|</(?:\w+:)?c>)"
)


@dataclass
class Weighed:
    """秤得 · `noted`: {part: {what: where}}; `parts`: the small parts that say which sheet is which."""

    size: int = 0
    cells: int = 0
    parts: dict[str, bytes] = field(default_factory=dict)
    noted: dict[str, dict[str, list[str]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(list)))


def weigh(file: IO[bytes], length: int, most_bytes: int, most_cells: int) -> Weighed:
    """Or Stop."""
    found, boxes = Weighed(), members(file, length)
    if sum(m.size for m in boxes) > most_bytes:
        raise Stop("inflated")
    boxes.sort(key=lambda m: m.name != "[Content_Types].xml")
    for number, member in enumerate(boxes):
        _part(file, member, found)
        if found.cells > most_cells:
            raise Stop("cells")
        if not number:
            _kind(found.parts.get("[Content_Types].xml", b""), {m.name.rpartition(".")[2].lower() for m in boxes})
    return found


def _kind(listing: bytes, endings: set[str]) -> None:
    """What the listing says of endings that no part has is said of nothing: some writers list all they know (SheetJS)."""
    listing = DEFAULT.sub(lambda found: found[0] if found[1].decode().lower() in endings else b"", listing)
    if b"macroEnabled" in listing or b"vbaProject" in listing:
        raise Stop("macro")
    if not XLSX.search(listing):
        raise Stop("kind")


def _part(file: IO[bytes], member: Member, found: Weighed) -> None:
    tail, first, prefix, picture = b"", True, b"", False
    keep = bytearray() if member.size <= KEPT and _small(member.name) else None
    for piece in inflated(file, member):
        seen = tail + piece
        if first:
            first, picture = False, _picture(member.name, seen)
            prefix = b"" if picture else _begun(seen)
        if picture:  # nothing that is XML, and so for no parser: counted, and done
            continue
        if keep is not None:
            keep += piece
        cut = _cut(seen)
        _look(seen[:cut], member.name, prefix, found)
        tail = seen[cut:]
        if len(tail) > LONGEST:
            raise Stop("broken")
    _look(tail, member.name, prefix, found)
    found.size += member.size
    if keep is not None:
        found.parts[member.name] = bytes(keep)


def _small(name: str) -> bool:
    return name == "[Content_Types].xml" or name.endswith((".rels", "workbook.xml", "book.xml"))


def _picture(name: str, start: bytes) -> bool:
    begins = start.lstrip(b"\xef\xbb\xbf \t\r\n\0\xff\xfe")[:1]
    return name.lower().endswith(PICTURES) and begins not in {b"<", b""}


def _begun(start: bytes) -> bytes:
    """The prefix of the names of a sheet, mostly none; Stop for what is not UTF-8."""
    said = DECLARED.search(start[:400])
    if b"\0" in start[:200] or start[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        raise Stop("encoding")
    if said and said[1].lower() not in {b"utf-8", b"utf8", b"us-ascii", b"ascii"}:
        raise Stop("encoding")
    root = ROOT.search(start)
    return root[1] + b":" if root else b""


def _cut(seen: bytes) -> int:
    """Between two cells, else between two tags: nothing that is looked for is torn apart."""
    cell = max(seen.rfind(b"<c "), seen.rfind(b"<row"))
    tag = seen.rfind(b"<")
    cut = cell if cell > 0 and len(seen) - cell < 1 << 16 else tag
    return max(0, cut)


def _look(text: bytes, name: str, prefix: bytes, found: Weighed) -> None:
    at = text.find(b"<!")
    while at >= 0:
        if not text.startswith((b"<!--", b"<![CDATA["), at):
            raise Stop("dtd")
        at = text.find(b"<!", at + 2)
    if b"ddeLink" in text:
        raise Stop("macro")
    found.cells += text.count(b"<c ") + text.count(b"<c>") + text.count(b"<c/>")
    if prefix:
        found.cells += text.count(b"<" + prefix + b"c ")
    noted = found.noted[name]
    for what, mark, pattern in (("hidden", b"hidden=", HIDDEN), ("error", b'="e"', ERROR), ("formula", b"f>", EMPTY), ("formula", b"<f", EMPTY)):  # fmt: skip
        if mark in text and len(noted[what]) < SAID:
            noted[what] += [where.decode() for where in pattern.findall(text) if where.decode() not in noted[what]]


def part_of(weighed: Weighed, sheet: str) -> str:
    """The part that holds the sheet of this name; '' if the book does not say."""
    import xml.etree.ElementTree as ET

    book = next((name for name in weighed.parts if name.endswith("book.xml")), "")
    folder, file = posixpath.split(book)
    rels = weighed.parts.get(posixpath.join(folder, "_rels", f"{file}.rels"), b"")
    if not book or not rels:
        return ""
    links = {one.get("Id"): one.get("Target") or "" for one in ET.fromstring(rels)}  # noqa: S314 — weighed: no declarations
    for one in ET.fromstring(weighed.parts[book]).iter():  # noqa: S314 — the same
        if one.tag.endswith("}sheet") and one.get("name") == sheet:
            key = next((value for name, value in one.items() if name.endswith("}id")), "")
            target = links.get(key, "")
            return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
    return ""
