"""印出来的一份 · What an office prints besides official documents: a list to sign, a slip, a card, a file. Structure in, PDF and
Word out (sheetpdf.py, sheetword.py); the noun that owns the data says what stands on it. Pure; knows no noun.

Sheet("签到册", place="政协永昌县委员会", parts=(Facts(half(("时间", "…"), ("地点", "…"))), Rows(("席号", "姓名", "签名"), rows, tall=True)))
"""

from base64 import b64encode
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, ClassVar

from .levels import counted
from .structure import Block, Heading, Table


class Size(StrEnum):
    """幅面 · A4 upright (in large type for residents) or lying; to be cut from an A4: two cards of A6, ten strips with a
    code; a certificate in its frame; a poster for a door, its code large enough to be read from a few steps away."""

    A4 = "a4"
    LARGE = "large"
    WIDE = "wide"
    CARD = "card"
    STRIP = "strip"
    CERTIFICATE = "certificate"
    POSTER = "poster"


@dataclass(frozen=True)
class Section:
    """小标题"""

    text: str
    kind: ClassVar[str] = "section"


@dataclass(frozen=True)
class Words:
    """文字 · A paragraph each line; small for a hint, strong for a warning, flush for whom a letter speaks to."""

    text: str
    small: bool = False
    strong: bool = False
    flush: bool = False
    kind: ClassVar[str] = "words"


@dataclass(frozen=True)
class Fact:
    """一栏 · What, and its words; `lines` keeps room to write by hand; two halves stand beside each other."""

    label: str
    text: str = ""
    lines: int = 1
    half: bool = False


@dataclass(frozen=True)
class Facts:
    """表头 · A framed form of labels and words."""

    rows: tuple[Fact, ...]
    kind: ClassVar[str] = "facts"


@dataclass(frozen=True)
class Rows:
    """表 · `widths` are shares; tall ones leave room for a signature; `chinese`: the columns whose cells are never translated."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...] = ()
    tall: bool = False
    chinese: tuple[int, ...] = ()
    kind: ClassVar[str] = "rows"


@dataclass(frozen=True)
class Steps:
    """几条 · A counted list."""

    lines: tuple[str, ...]
    kind: ClassVar[str] = "steps"


@dataclass(frozen=True)
class Signs:
    """签名处 · A line for each, with its day."""

    labels: tuple[str, ...]
    kind: ClassVar[str] = "signs"


@dataclass(frozen=True)
class Code:
    """码 · A QR code, and what it is for; `secret` stands in large letters beside it."""

    data: str
    label: str
    secret: str = ""
    kind: ClassVar[str] = "code"


@dataclass(frozen=True)
class Picture:
    """图片 · A drawing (SVG) or a photo (JPEG bytes), what it shows in words, and its caption."""

    caption: str
    alt: str
    svg: str = ""
    photo: bytes = b""
    kind: ClassVar[str] = "picture"

    @property
    def address(self) -> str:
        """For the page: the picture itself as its address."""
        data, form = (self.svg.encode(), "svg+xml") if self.svg else (self.photo, "jpeg")
        return f"data:image/{form};base64,{b64encode(data).decode()}"


Part = Section | Words | Facts | Rows | Steps | Signs | Code | Picture


@dataclass(frozen=True)
class Sheet:
    """一份 · Empty parts are left out."""

    title: str
    parts: tuple[Part, ...] = ()
    place: str = ""  # whose it is: over the title, at the left
    number: str = ""  # at the right
    lead: str = ""  # under the title; on a certificate whom it is for
    note: str = ""  # at the foot, small
    unit: str = ""  # who stands for it, and the day below
    day: str = ""
    size: Size = Size.A4


def facts(*rows: tuple[Any, Any]) -> tuple[Fact, ...]:
    """Full rows; what has no words is left out."""
    return tuple(Fact(str(label), str(text)) for label, text in rows if text not in ("", None))


def half(*rows: tuple[Any, Any]) -> tuple[Fact, ...]:
    """Rows of half the width, in pairs; what has no words is left out."""
    return tuple(Fact(str(label), str(text), half=True) for label, text in rows if text not in ("", None))


def read(blocks: Iterable[Block]) -> tuple[Part, ...]:
    """The parts of a document's structure, its headings with their numbers."""
    return tuple(_read(block, number) for block, number in counted(blocks))


def _read(block: Block, number: str) -> Part:
    if isinstance(block, Table):
        return Rows(block.rows[0], block.rows[1:], block.widths)
    if isinstance(block, Heading) and block.level == 1 and not block.parts()[1]:
        return Section(number + block.text)
    return Words(number + block.text)


def paired(rows: Iterable[Fact]) -> list[list[Fact]]:
    """The rows as they are drawn: a half with the half after it; one that stays alone takes the whole width."""
    found: list[list[Fact]] = []
    for row in rows:
        if row.half and found and len(found[-1]) == 1 and found[-1][0].half:
            found[-1].append(row)
        else:
            found.append([row])
    return found


WORDS = ("title", "place", "number", "lead", "note", "unit", "day")


def as_data(one: Sheet) -> dict[str, Any]:
    """For the template of typst, which knows lists and words."""
    return {name: getattr(one, name) for name in WORDS} | {
        "size": one.size.value,
        "parts": [_part(part) for part in one.parts],
    }


def _part(part: Part) -> dict[str, Any]:
    if isinstance(part, Facts):
        return {"kind": part.kind, "rows": [[asdict(cell) for cell in row] for row in paired(part.rows)]}
    if isinstance(part, Picture):
        return {"kind": part.kind, "caption": part.caption, "alt": part.alt, "svg": part.svg, "photo": list(part.photo)}
    return {"kind": part.kind} | asdict(part)
