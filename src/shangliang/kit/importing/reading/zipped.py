"""压缩包 · The members of a zip, believed only as far as its three accounts of itself agree. Standard library only, no Django.

The list at the end, the header before each member and what really comes out of it must say the same; nothing may lie
before, between or on top of the members. Whatever comes out is handed on in pieces and counted.
"""

import re
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

CHUNK, END = 1 << 17, 22
MOST_MEMBERS, MOST_LIST, MOST_GAP = 2_000, 1 << 20, 24  # a gap: what a writer that streams puts behind a member
ACTIVE = re.compile(
    r"vbaproject|/activex/|vbadata|/macrosheets/|customui/|\.(exe|dll|js|vbs|bat|cmd|ps1|hta|scr|html?)$", re.IGNORECASE
)


class Stop(Exception):
    """不收 · Why, as a word that the page server has a sentence for; `at`: a cell or lines."""

    def __init__(self, why: str, at: str = "") -> None:
        super().__init__(why)
        self.why, self.at = why, at


@dataclass(frozen=True)
class Member:
    name: str
    raw: bytes
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    offset: int


def members(file: IO[bytes], length: int) -> list[Member]:
    """What the list says, if it is consistent with the headers; else Stop."""
    listed = _list(file, length)
    found = sorted((_entry(entry) for entry in _entries(*listed)), key=lambda m: m.offset)
    names = [m.name.lower() for m in found]
    if len(set(names)) < len(names) or any(_odd(name) for name in names):
        raise Stop("broken")
    if any(ACTIVE.search(f"/{name}") for name in names):
        raise Stop("macro")
    at = 0
    for member in found:
        if not at <= member.offset <= at + (MOST_GAP if at else 0):
            raise Stop("broken")
        at = _start(file, member) + member.packed
    if not at <= length - END - len(listed[0]) <= at + MOST_GAP:
        raise Stop("broken")
    return found


def _odd(name: str) -> bool:
    return ".." in name.split("/") or name.startswith("/") or "\\" in name or ":" in name or "\0" in name


def _list(file: IO[bytes], length: int) -> tuple[bytes, int]:
    """The list itself and how many members it names: small, at the very end, with nothing behind it."""
    if length < END:
        raise Stop("broken")
    file.seek(max(0, length - END - 20))
    tail = file.read()
    end = tail[-END:]
    if end[:4] != b"PK\x05\x06" or tail[:-END][-20:][:4] == b"PK\x06\x07":
        raise Stop("broken")
    disk, first, here, many, size, offset, comment = struct.unpack("<4H2LH", end[4:])
    if disk or first or here != many or comment or not many or offset + size + END != length:
        raise Stop("broken")
    if many > MOST_MEMBERS or size > MOST_LIST:
        raise Stop("inflated")
    file.seek(offset)
    return file.read(size), many


def _entries(listed: bytes, many: int) -> Iterator[bytes]:
    at = 0
    for _ in range(many):
        if listed[at : at + 4] != b"PK\x01\x02" or len(listed) < at + 46:
            raise Stop("broken")
        name, extra, comment = struct.unpack("<3H", listed[at + 28 : at + 34])
        end = at + 46 + name + extra + comment
        if end > len(listed):
            raise Stop("broken")
        yield listed[at:end]
        at = end
    if at != len(listed):
        raise Stop("broken")


def _entry(entry: bytes) -> Member:
    flags, method, _time, _day, crc, packed, size, name = struct.unpack("<4H3LH", entry[8:30])
    raw = entry[46 : 46 + name]
    if flags & 0x2041 or method not in {0, 8} or 0xFFFFFFFF in {packed, size}:
        raise Stop("broken")
    (offset,) = struct.unpack("<L", entry[42:46])
    return Member(raw.decode("utf-8", "replace"), raw, flags, method, crc, packed, size, offset)


def _start(file: IO[bytes], member: Member) -> int:
    """Where its bytes begin; its own header says the same as the list."""
    file.seek(member.offset)
    head = file.read(30)
    if len(head) < 30 or head[:4] != b"PK\x03\x04":
        raise Stop("broken")
    flags, method, _time, _day, crc, packed, size, name, extra = struct.unpack("<4H3L2H", head[6:])
    said, late = (crc, packed, size), flags & 8
    true = (member.crc, member.packed, member.size)
    wide = 0xFFFFFFFF in said and extra >= 20  # its sizes stand in the extra field: 64 bits, by writers that stream
    same = said == true or (late and not any(said)) or wide
    if file.read(name) != member.raw or method != member.method or (flags ^ member.flags) & 0x2049 or not same:
        raise Stop("broken")
    return member.offset + 30 + name + extra


def inflated(file: IO[bytes], member: Member) -> Iterator[bytes]:
    """Its bytes in pieces; never more than it claims, and in the end exactly that."""
    left, start = member.packed, _start(file, member)
    file.seek(start)
    pull = zlib.decompressobj(-15) if member.method else None
    total = crc = 0
    rest = b""
    while left or rest:
        if not rest:
            rest = file.read(min(CHUNK, left))
            left -= len(rest)
            if not rest:
                raise Stop("broken")
        try:
            piece = pull.decompress(rest, CHUNK) if pull else rest
        except zlib.error:
            raise Stop("broken") from None
        rest = pull.unconsumed_tail if pull else b""
        total, crc = total + len(piece), zlib.crc32(piece, crc)
        if total > member.size or (pull and pull.unused_data) or (pull and pull.eof and left):
            raise Stop("broken")
        if piece:
            yield piece
    if total != member.size or crc != member.crc or (pull and not pull.eof):
        raise Stop("broken")
