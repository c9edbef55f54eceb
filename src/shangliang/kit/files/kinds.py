"""文件类型 · Told by the content, never by the name or by what the browser says."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from . import images, media, office, papers
from .refused import Refused

PICTURES = frozenset({"jpg", "jpeg", "png", "webp"})  # phones and WeChat name pictures as they like
OFFICE = "application/vnd.openxmlformats-officedocument."


@dataclass(frozen=True)
class FileKind:
    """文件类型 · How it is served and named, and what is done to it before it is kept."""

    mime: str
    suffixes: tuple[str, ...]
    clean: Callable[[bytes, int], bytes]
    alike: frozenset[str] = frozenset()


JPEG = FileKind("image/jpeg", ("jpg", "jpeg"), lambda data, side: images.repaint(data, "JPEG", side), PICTURES)
PNG = FileKind("image/png", ("png",), lambda data, side: images.repaint(data, "PNG", side), PICTURES)
WEBP = FileKind("image/webp", ("webp",), lambda data, side: images.repaint(data, "WEBP", side), PICTURES)
PDF = FileKind("application/pdf", ("pdf",), lambda data, _side: papers.whole_pdf(data))
DOCX = FileKind(f"{OFFICE}wordprocessingml.document", ("docx",), lambda data, _side: office.inspected(data))
XLSX = FileKind(f"{OFFICE}spreadsheetml.sheet", ("xlsx",), lambda data, _side: office.inspected(data))
MP3 = FileKind("audio/mpeg", ("mp3",), lambda data, _side: media.frames_only(data))
MP4 = FileKind("video/mp4", ("mp4",), lambda data, _side: media.without_tags(data), frozenset({"m4v", "mov"}))
M4A = FileKind("audio/mp4", ("m4a",), lambda data, _side: media.without_tags(data), frozenset({"mp4", "aac"}))
TEXT = FileKind("text/plain; charset=utf-8", ("txt",), lambda data, _side: papers.plain_text(data))

BRANDS = {b"M4A ": M4A, b"M4B ": M4A} | dict.fromkeys(
    (b"isom", b"iso2", b"mp41", b"mp42", b"avc1", b"3gp4", b"M4V "), MP4
)
LEGACY = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def kind_of(data: bytes) -> FileKind:
    """The kind of this content; refused, with a way out where there is one, if we do not take it."""
    for mark, kind in ((b"\xff\xd8\xff", JPEG), (b"\x89PNG\r\n\x1a\n", PNG), (b"%PDF-", PDF), (b"ID3", MP3)):
        if data.startswith(mark):
            return kind
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return WEBP
    if data[4:8] == b"ftyp":
        return _by_brand(data[8:12])
    if data.startswith(b"PK\x03\x04"):
        return _in_zip(data)
    if data.startswith(LEGACY):
        raise Refused(_("旧格式的文档（doc、xls、ppt）不收。请另存为 docx、xlsx 或 PDF 再传。"))
    if data[:1] == b"\xff" and data[1:2] and data[1] & 0xE6 == 0xE2:
        return MP3
    if papers.decoded(data) is not None:
        return TEXT
    raise _unknown()


def _by_brand(brand: bytes) -> FileKind:
    if brand in BRANDS:
        return BRANDS[brand]
    if brand in {b"heic", b"heix", b"mif1", b"msf1", b"hevc", b"avif"}:
        raise Refused(_("苹果手机的 HEIC 照片不收。请在“设置-相机-格式”里选“兼容性最佳”，或截屏后再传。"))
    raise _unknown()


def _in_zip(data: bytes) -> FileKind:
    found = office.which(data)
    if not found:
        raise Refused(_("不收压缩包和带宏的文档。请直接传 docx、xlsx、PDF 或照片。"))
    return DOCX if found == "docx" else XLSX


def _unknown() -> Refused:
    return Refused(
        _("不收这种文件。可以传照片（jpg、png、webp）、PDF、docx、xlsx、txt、录音（mp3、m4a）或录像（mp4）。")
    )
