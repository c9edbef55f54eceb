"""一份的 Word · The same sheets as DOCX, for an office that edits what it prints. Cards and codes are PDF only."""

import io
from functools import singledispatch
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_ALIGN_VERTICAL, WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Mm, Pt

from shangliang.kit.cells import NOT_XML

from .fonts import Face, NoFont
from .sheet import Code, Facts, Picture, Rows, Section, Sheet, Signs, Size, Steps, Words, paired
from .wordparts import RED, element, run

LONG, SHORT = Mm(297), Mm(210)
LABEL = 26.0  # mm: the column of a form that says what stands beside it
HAND = 8.0  # mm: a line to be written by hand
SIDE = dict.fromkeys(Size, 20.0) | {Size.WIDE: 14.0, Size.CERTIFICATE: 32.0}
TEXT = dict.fromkeys(Size, 11.0) | {Size.LARGE: 15.0, Size.WIDE: 9.5, Size.CERTIFICATE: 22.0}


def to_docx(*sheets: Sheet) -> bytes:
    """One sheet, or several in one file, each on its own page."""
    document = Document()
    for number, one in enumerate(sheets):
        section = document.add_section(WD_SECTION.NEW_PAGE) if number else document.sections[0]
        _page(section, one)
        _whole(document, one)
    document.core_properties.title = NOT_XML.sub("", sheets[0].title if sheets else "")
    document.core_properties.author = ""
    found = io.BytesIO()
    document.save(found)
    return found.getvalue()


def _page(section, one: Sheet) -> None:
    lying = one.size in (Size.WIDE, Size.CERTIFICATE)
    section.orientation = WD_ORIENT.LANDSCAPE if lying else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (LONG, SHORT) if lying else (SHORT, LONG)
    section.left_margin = section.right_margin = Mm(SIDE[one.size])
    section.top_margin, section.bottom_margin = Mm(22), Mm(20)
    section.header.is_linked_to_previous = False
    if one.size != Size.CERTIFICATE:
        _said(section.header.paragraphs[0], "　".join(filter(None, (one.place, one.number))), 9)


def _said(line, words: str, size: float, face: Face = Face.SONG, align=None, colour=None, after: float = 4):
    line.paragraph_format.space_before, line.paragraph_format.space_after = Pt(0), Pt(after)
    line.alignment = align
    run(line, words, face, size, colour)
    return line


def _whole(document, one: Sheet) -> None:
    size = TEXT[one.size]
    large = one.size == Size.CERTIFICATE
    title, colour = (46.0, RED) if large else (size * 1.8, None)
    _said(
        document.add_paragraph(), one.title, title, Face.TITLE, ALIGN.CENTER, colour, after=size * (2 if large else 1)
    )
    if one.lead:
        _said(document.add_paragraph(), one.lead, size * 1.1, align=None if large else ALIGN.CENTER, after=size * 0.8)
    width = float(document.sections[-1].page_width.mm) - 2 * SIDE[one.size]
    for part in one.parts:
        draw(part, document, size, width)
    for number, words in enumerate(filter(None, (one.unit, one.day))):
        line = _said(document.add_paragraph(), words, size, align=ALIGN.RIGHT)
        line.paragraph_format.space_before = Pt(0 if number else size * (5 if large else 2))
    if one.note:
        _said(document.add_paragraph(), one.note, size * 0.85)
    if large and one.number:
        _said(document.add_paragraph(), one.number, 11)


@singledispatch
def draw(part, document, size: float, width: float) -> None:
    raise TypeError(part)


@draw.register
def _section(part: Section, document, size: float, width: float) -> None:
    line = _said(document.add_paragraph(), part.text, size * 1.15, Face.HEAD)
    line.paragraph_format.space_before, line.paragraph_format.keep_with_next = Pt(size), True


@draw.register
def _words(part: Words, document, size: float, width: float) -> None:
    for text in filter(None, map(str.strip, part.text.split("\n"))):
        made = _said(
            document.add_paragraph(), text, size * (0.88 if part.small else 1), Face.HEAD if part.strong else Face.SONG
        )
        if not (part.small or part.strong or part.flush):
            made.paragraph_format.first_line_indent = Pt(size * 2)


@draw.register
def _facts(part: Facts, document, size: float, width: float) -> None:
    rest = width / 2 - LABEL
    widths = [LABEL, rest, LABEL, rest]
    made = _table(document, widths)
    for row in paired(part.rows):
        cells = _row(made, widths, max(cell.lines for cell in row) * HAND)
        places = (
            [(cells[0], cells[1]), (cells[2], cells[3])] if len(row) > 1 else [(cells[0], cells[1].merge(cells[3]))]
        )
        for fact, (label, words) in zip(row, places, strict=True):
            _said(label.paragraphs[0], fact.label, size, Face.HEAD, ALIGN.CENTER, after=2)
            _said(words.paragraphs[0], fact.text, size, after=2)
    _said(document.add_paragraph(), "", size, after=0)


@draw.register
def _rows(part: Rows, document, size: float, width: float) -> None:
    shares = part.widths if len(part.widths) == len(part.head) else (1,) * len(part.head)
    widths = [width * share / sum(shares) for share in shares]
    made = _table(document, widths)
    for number, row in enumerate((part.head, *part.rows)):
        cells = _row(made, widths, HAND + 2 if part.tall else 0)
        for cell, words in zip(cells, row, strict=True):
            face, align = (Face.SONG, None) if number else (Face.HEAD, ALIGN.CENTER)
            _said(cell.paragraphs[0], words, size, face, align, after=2)
    made.rows[0]._tr.get_or_add_trPr().append(element("tblHeader", val="true"))
    _said(document.add_paragraph(), "", size, after=0)


def _table(document, widths: list[float]):
    """Columns of so many millimetres; LibreOffice reads the grid, Word the cells: both say the same."""
    made = document.add_table(rows=0, cols=len(widths), style="Table Grid")
    made.alignment, made.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Mm(width)
    return made


def _row(made, widths: list[float], least: float = 0) -> Any:
    line = made.add_row()
    if least:
        line.height, line.height_rule = Mm(least), WD_ROW_HEIGHT_RULE.AT_LEAST
    for cell, width in zip(line.cells, widths, strict=True):
        cell.width, cell.vertical_alignment = Mm(width), WD_ALIGN_VERTICAL.CENTER
    return line.cells


@draw.register
def _steps(part: Steps, document, size: float, width: float) -> None:
    for number, text in enumerate(part.lines, 1):
        _said(document.add_paragraph(), f"{number}. {text}", size)


@draw.register
def _signs(part: Signs, document, size: float, width: float) -> None:
    for label in part.labels:
        line = _said(document.add_paragraph(), f"{label}：____________________　　　　年　　月　　日", size, after=10)
        line.paragraph_format.space_before = Pt(size)


@draw.register
def _code(part: Code, document, size: float, width: float) -> None:
    """A code is for the sheet that is handed over: never in a file that is kept and edited."""


@draw.register
def _picture(part: Picture, document, size: float, width: float) -> None:
    """With its words for who can not see it. Where nothing on this machine can draw Chinese, the caption alone."""
    from .sheetpdf import raster

    try:
        data = raster(part.svg) if part.svg else part.photo
    except NoFont:
        data = b""
    if data:
        line = document.add_paragraph()
        line.alignment = ALIGN.CENTER
        shape = line.add_run().add_picture(io.BytesIO(data), width=Mm(width if part.svg else width * 0.7))
        shape._inline.docPr.set("descr", NOT_XML.sub("", part.alt))
    _said(document.add_paragraph(), part.caption, size * 0.9, align=ALIGN.CENTER)
