"""办公文档 · docx and xlsx: a zip whose every member is counted and read before it is believed. No macros, no DTD."""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO

from django.utils.translation import gettext as _

from .refused import Refused

MOST_MEMBERS = 2_000
MOST_BYTES = 200 * 2**20  # inflated
RATIO = 200
SMALL = 2**20  # below this size any ratio is harmless
CHUNK = 2**16
END = b"PK\x05\x06"
ACTIVE = re.compile(r"vbaproject|/activex/|vbadata|\.(exe|dll|js|vbs|bat|cmd|ps1|hta|scr|html?)$", re.IGNORECASE)
DTD = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)
REMOTE = re.compile(rb"<Relationship\b[^>]*(attachedTemplate|oleObject|frame|subDocument)\"[^>]*>", re.IGNORECASE)
OUTSIDE = re.compile(rb"Target=\"(https?:|ftp:|\\\\|file:////)", re.IGNORECASE)
MAIN = {
    "docx": b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    "xlsx": b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
}


def which(data: bytes) -> str:
    """'docx', 'xlsx' or '': what the zip says that it contains."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as box, box.open("[Content_Types].xml") as listing:
            types = listing.read(SMALL)
    except (KeyError, ValueError, OSError, RuntimeError, NotImplementedError, zipfile.BadZipFile):
        return ""
    except Exception:  # noqa: BLE001 — zlib.error, struct.error, EOFError … : not a document
        return ""
    return next((kind for kind, mark in MAIN.items() if mark in types and b"macroEnabled" not in types), "")


def inspected(data: bytes) -> bytes:
    """The document as it came, or Refused."""
    try:
        _inspect(data)
    except Refused:
        raise
    except Exception:  # noqa: BLE001 — as above
        raise _broken() from None
    return data


def _inspect(data: bytes) -> None:
    with zipfile.ZipFile(BytesIO(data)) as box:
        members = box.infolist()
        _check_places(data, members)
        total = 0
        for member in members:
            for chunk in _checked(box, member):
                total += len(chunk)
                if total > MOST_BYTES or (total > SMALL and total > RATIO * len(data)):
                    raise Refused(_("文档解压后过大，不收。请删去多余内容后另存再传。"))


def _check_places(data: bytes, members: list[zipfile.ZipInfo]) -> None:
    """Nothing before, behind or between the members; none twice, none on top of another; none that runs."""
    names = [m.filename.lower() for m in members]
    if len(members) > MOST_MEMBERS or len(set(names)) < len(names) or any(m.flag_bits & 1 for m in members):
        raise _broken()
    if any(".." in n.split("/") or n.startswith("/") or "\\" in n or ":" in n for n in names):
        raise _broken()
    if any(ACTIVE.search(f"/{n}") for n in names):
        raise Refused(_("文档里有宏、控件或程序，不收。请另存为不带宏的文档再传。"))
    end = 0
    for member in sorted(members, key=lambda m: m.header_offset):
        if member.header_offset < end:
            raise _broken()
        end = member.header_offset + 30 + len(member.filename.encode()) + member.compress_size
    if (
        not data.startswith(b"PK\x03\x04")
        or data.rfind(END) != len(data) - 22
        or min(m.header_offset for m in members) != 0
    ):
        raise _broken()


def _checked(box: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[bytes]:
    """The member's bytes; XML is looked through for what would reach out or unfold."""
    tail, first = b"", True
    is_xml = member.filename.lower().endswith((".xml", ".rels", ".vml"))
    with box.open(member) as stream:
        while chunk := stream.read(CHUNK):
            if is_xml:
                seen = tail + chunk
                if first and (b"\0" in seen[:64] or not _utf8(seen[:200])):
                    raise _broken()
                if DTD.search(seen) or any(OUTSIDE.search(found[0]) for found in REMOTE.finditer(seen)):
                    raise Refused(_("文档里引用了外部内容，不收。请另存为新文档再传。"))
                tail, first = seen[-1024:], False
            yield chunk


def _utf8(start: bytes) -> bool:
    declared = re.search(rb"encoding\s*=\s*[\"']([^\"']+)", start)
    return declared is None or declared[1].lower() in {b"utf-8", b"utf8", b"us-ascii", b"ascii"}


def _broken() -> Refused:
    return Refused(_("文档已损坏、加了密，或不是正常保存的文档。请打开后另存再传。"))
