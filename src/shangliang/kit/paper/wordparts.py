"""Word 的零件 · Lines, runs, tables, page numbers, the end block: what python-docx has no word for is written as XML."""

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_LINE_SPACING, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from shangliang.kit.cells import NOT_XML

from . import measures as m
from .fonts import NAMED, Face
from .structure import End, Table, day_words

RED = RGBColor(0xD7, 0x00, 0x0F)
LATIN = "Times New Roman"
TIGHT = -5  # twentieths of a point between characters: 28 of 16 pt in 156 mm
TWIP = 20  # in a point
PITCH = int(m.PITCH * TWIP)  # 579
FOLIO_FOOT = m.BOTTOM - m.FOLIO_BELOW - 2.0  # mm from the edge of the paper to the foot of the number's line
LAST_RULE = 3.5  # points: Word draws it a little higher, LibreOffice a little lower
END_PITCH, END_ROOM = 20.0, 2  # points: lines of the end block, and between a line and its rule


def element(name: str, **attributes):
    """<w:name w:key="value"/>; None leaves an attribute out."""
    made = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), str(value))
    return made


def grid(section) -> None:
    for old in section._sectPr.findall(qn("w:docGrid")):
        section._sectPr.remove(old)
    section._sectPr.append(element("docGrid", type="lines", linePitch=PITCH))


def paragraph(place, *, align=None, indent: float = 0, justified: bool = False, pitch: float = m.PITCH):
    """One step of the grid a line, whatever its type; `indent` of the first line in characters."""
    made = place.add_paragraph()
    form = made.paragraph_format
    form.space_before = form.space_after = Pt(0)
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(int(pitch * TWIP) / TWIP)
    form.widow_control = False
    # the exact pitch is the grid: LibreOffice would give a line of 22 pt two steps of it
    made._p.get_or_add_pPr().insert_element_before(element("snapToGrid", val=0), "w:spacing", "w:ind", "w:jc", "w:rPr")
    if indent:
        form.first_line_indent = Pt(indent * m.CELL)
    made.alignment = ALIGN.JUSTIFY if justified else align
    return made


def run(line, words: str, face: Face = Face.BODY, size: float = 16.0, colour=None):
    """Words in a face by its name; a line break stays one."""
    made = line.add_run(NOT_XML.sub("", words))
    made.font.size, made.font.name = Pt(size), LATIN
    if colour is not None:
        made.font.color.rgb = colour
    fonts = made._r.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:eastAsia"), NAMED[face])
    if size == m.SIZES["3"]:
        made._r.get_or_add_rPr().append(element("spacing", val=TIGHT))
    return made


def rule(line, side: str, *, size: int, kind: str = "single", space: float = 0, colour: str = "000000") -> None:
    """A rule at the foot or head of a line: `size` in eighths of a point, `space` in points."""
    borders = line._p.get_or_add_pPr().find(qn("w:pBdr"))
    if borders is None:
        borders = element("pBdr")
        line._p.get_or_add_pPr().insert_element_before(
            borders, "w:shd", "w:tabs", "w:snapToGrid", "w:spacing", "w:ind", "w:jc", "w:rPr"
        )
    borders.append(element(side, val=kind, sz=size, space=round(space), color=colour))


def frame(line, *, x: float, y: float, width: float) -> None:
    """The line stands at a place of the sheet, in millimetres from its top left corner."""
    made = element(
        "framePr", w=_twips(width), hSpace=0, wrap="notBeside", vAnchor="page", hAnchor="page", x=_twips(x), y=_twips(y)
    )
    line._p.get_or_add_pPr().insert_element_before(
        made, "w:widowControl", "w:pBdr", "w:tabs", "w:snapToGrid", "w:spacing"
    )


def _twips(mm: float) -> int:
    return round(mm * m.MM * TWIP)


def table(document, block: Table) -> list:
    """Full width, its first row in 黑体 and repeated on each page. Gives the lines of its last row."""
    made = document.add_table(rows=0, cols=len(block.rows[0]), style="Table Grid")
    made.alignment = WD_TABLE_ALIGNMENT.CENTER
    made.autofit = False
    shares = block.widths if len(block.widths) == len(block.rows[0]) else (1,) * len(block.rows[0])
    for number, row in enumerate(block.rows):
        cells = made.add_row().cells
        for cell, words, share in zip(cells, row, shares, strict=True):
            cell.width = Mm(m.WIDTH * share / sum(shares))
            line = cell.paragraphs[0]
            line.paragraph_format.space_after = Pt(0)
            line.alignment = ALIGN.CENTER if not number else None
            run(line, words, Face.BODY if number else Face.HEAD, m.SIZES["4"])
    made.rows[0]._tr.get_or_add_trPr().append(element("tblHeader", val="true"))
    return [cell.paragraphs[0] for cell in made.rows[-1].cells]


def folios(section, *, letter: bool, draft: bool) -> None:
    """— 1 — outside, one character in; a letter's first page has a double rule there instead."""
    section.footer_distance = Mm(m.LETTER_FOOT)
    section._sectPr.append(element("pgNumType", start=1))
    for part, side in ((section.footer, ALIGN.RIGHT), (section.even_page_footer, ALIGN.LEFT)):
        part.is_linked_to_previous = False
        _folio(part.paragraphs[0], side)
        paragraph(part, pitch=(FOLIO_FOOT - m.LETTER_FOOT) * m.MM)  # the number stands higher than a letter's rule
    section.different_first_page_header_footer = letter
    if letter:
        section.first_page_footer.is_linked_to_previous = False
        letter_rule(section.first_page_footer.paragraphs[0], "bottom", "thinThickSmallGap", 0)
    for part in (section.header, section.even_page_header, *([section.first_page_header] if letter else [])):
        part.is_linked_to_previous = False
        line = part.paragraphs[0]
        line.paragraph_format.line_spacing_rule, line.paragraph_format.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(14)
        line.paragraph_format.space_after = Pt(0)
        line.alignment = ALIGN.RIGHT
        run(line, "送审稿" if draft else "", Face.HEAD, m.SIZES["4"])


def letter_rule(line, side: str, kind: str, space: float) -> None:
    """A double rule of 170 mm under the line: it reaches past the type area on both sides."""
    left = m.LEFT - (m.PAGE[0] - m.LETTER_RULE) / 2
    form = line.paragraph_format
    form.left_indent, form.right_indent = Mm(-left), Mm(-(m.LETTER_RULE - m.WIDTH - left))
    form.space_before = form.space_after = Pt(0)
    if not line.text:
        form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(2)
    rule(line, side, size=18, kind=kind, space=space, colour=str(RED))


def _folio(line, side) -> None:
    line.alignment = side
    line.paragraph_format.space_after = Pt(0)
    line.paragraph_format.line_spacing_rule, line.paragraph_format.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(14)
    indent = Pt(m.SIZES["4"])
    if side == ALIGN.RIGHT:
        line.paragraph_format.right_indent = indent
    else:
        line.paragraph_format.left_indent = indent
    size = m.SIZES["4"]
    run(line, "— ", Face.SONG, size)
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        piece = run(line, "", Face.SONG, size)
        if kind:
            piece._r.append(element("fldChar", fldCharType=kind))
        else:
            words = OxmlElement("w:instrText")
            words.text = text
            piece._r.append(words)
    run(line, " —", Face.SONG, size)


def end_block(document, end: End) -> None:
    """版记: its last rule on the lower edge of the type area. Lines in a frame at a place of the sheet: a floating table as
    wide as the text is none for LibreOffice."""
    rows = [lead + names.rstrip("。") + "。" for lead, names in (("主送：", end.to), ("抄送：", end.copies)) if names]
    sent = len(rows)
    if end.unit:
        rows.append(end.unit + (f"\t{day_words(end.day)}印发" if end.day else ""))
    if not rows:
        return
    a_line = (m.WIDTH * m.MM - 2 * m.SIZES["4"]) // m.SIZES["4"]
    heights = [-(-len(words) // a_line) * END_PITCH + 2 * END_ROOM for words in rows]
    heights[-1] += LAST_RULE
    for number, words in enumerate(rows):
        line = paragraph(document, pitch=END_PITCH)
        frame(line, x=m.LEFT, y=m.TOP + m.HEIGHT - sum(heights[number:]) / m.MM, width=m.WIDTH)
        last = number == len(rows) - 1
        if end.ruled and number in (0, sent):  # 主送 and 抄送 are not parted
            rule(line, "top", size=6 if number else 8, space=END_ROOM)
        if last and end.ruled:
            rule(line, "bottom", size=8, space=END_ROOM)
        line.paragraph_format.left_indent = line.paragraph_format.right_indent = Pt(m.SIZES["4"])
        line.paragraph_format.tab_stops.add_tab_stop(Pt(m.WIDTH * m.MM - m.SIZES["4"]), WD_TAB_ALIGNMENT.RIGHT)
        run(line, words, Face.BODY, m.SIZES["4"])
    paragraph(document, pitch=1)
