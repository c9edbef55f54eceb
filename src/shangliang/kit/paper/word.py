"""Word 成文 · The same paper as DOCX: faces by name, the grid by exact line pitch, so that Word, WPS and LibreOffice agree."""

import io

from docx import Document
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from shangliang.kit.cells import NOT_XML

from . import measures as m
from . import titles, wordjoint
from .fonts import Face
from .levels import counted
from .structure import Annex, Block, Form, Heading, Paper, Sign, Table, day_words
from .wordhead import HEADER, letter_head, ordinary_head
from .wordjoint import cells
from .wordparts import end_block, folios, grid, paragraph, run, table

KIND = (Face.HEAD, Face.KAI, Face.BODY, Face.BODY)


def to_docx(*papers: Paper) -> bytes:
    """One paper, or several one after the other in one file, each counting its pages from one."""
    document, before = Document(), None
    for number, paper in enumerate(papers):
        section = document.add_section(WD_SECTION.NEW_PAGE) if number else document.sections[0]
        margins = (paper.form == Form.LETTER, paper.mark if paper.form == Form.LETTER else "", paper.draft)
        if margins != before:  # else head and foot go on from the paper before: 500 slips need not 500 of each
            _sheet(section, paper)
        _whole(document, None if margins == before else section, paper)
        before = margins
    if papers:
        document.core_properties.title = NOT_XML.sub("", papers[0].title)
    document.core_properties.author = ""
    document.settings.odd_and_even_pages_header_footer = True
    found = io.BytesIO()
    document.save(found)
    return found.getvalue()


def _sheet(section, paper: Paper) -> None:
    """A4, the type area, the grid, page numbers outside."""
    section.page_width, section.page_height = Mm(m.PAGE[0]), Mm(m.PAGE[1])
    section.top_margin, section.bottom_margin = Mm(m.TOP), Mm(m.BOTTOM)
    section.left_margin, section.right_margin = Mm(m.LEFT), Mm(m.RIGHT)
    section.header_distance = Mm(HEADER)
    grid(section)
    folios(section, letter=paper.form == Form.LETTER, draft=paper.draft)


def _whole(document, section, paper: Paper) -> None:
    if paper.form == Form.LETTER:
        letter_head(document, section, paper)
    elif paper.form != Form.PLAIN:
        ordinary_head(document, paper)
    _title(document, titles.lines(paper.title))
    if paper.subtitle:
        run(paragraph(document, align=ALIGN.CENTER), paper.subtitle, Face.KAI)
    paragraph(document)
    if paper.to:
        run(paragraph(document), paper.to.rstrip("：") + "：")
    text = _blocks(document, paper.blocks)
    tail = _attached(document, [one.title for one in paper.annexes]) if paper.annexes else []
    if paper.sign:
        _together([*text, *tail[-m.ANNEXES_TOGETHER :], *_sign(document, paper.sign)])
    if paper.note:
        run(paragraph(document, indent=2), f"（{paper.note}）")
    if paper.attendance:
        paragraph(document)
    for what, who in paper.attendance:
        line = paragraph(document, indent=2)
        run(line, f"{what}：", Face.HEAD)
        run(line, who)
    for number, one in enumerate(paper.annexes, 1):
        _annex(document, one, str(number) if len(paper.annexes) > 1 else "")
    if paper.end:
        end_block(document, paper.end)


def _title(document, lines: list[str]) -> None:
    for line in lines:
        run(paragraph(document, align=ALIGN.CENTER), line, Face.TITLE, m.SIZES["2"])


def _together(lines: list) -> None:
    """此页无正文 is forbidden: the last line of the text goes to the page of the signature."""
    for line in lines[:-1]:
        line.paragraph_format.keep_with_next = True


def _blocks(document, blocks: tuple[Block, ...]) -> list:
    """Gives the lines of the last block; of a table those of its last row."""
    last: list = []
    for block, number in counted(blocks):
        if isinstance(block, Table):
            last = table(document, block)
            continue
        line = paragraph(document, indent=2, justified=True)
        if isinstance(block, Heading):
            head, rest = block.parts()
            run(line, number + head, KIND[block.level - 1])
            run(line, rest)
        else:
            run(line, block.text)
        last = [line]
    return last


def _attached(document, names: list[str]) -> list:
    """附件：1. …, hanging. Gives the lines."""
    lines = [paragraph(document)]
    for number, name in enumerate(names, 1):
        line = paragraph(document)
        several = len(names) > 1
        line.paragraph_format.left_indent = Pt((6.2 if several else 5) * m.CELL)
        line.paragraph_format.first_line_indent = Pt(
            -(1.2 if several else 0) * m.CELL - (3 * m.CELL if number == 1 else 0)
        )
        run(line, ("附件：" if number == 1 else "") + (f"{number}. " if several else "") + name)
        lines.append(line)
    return lines


def _sign(document, sign: Sign) -> list:
    """After an empty line who signs, and the day. Gives the lines."""
    blank = paragraph(document)
    if not sign.seal:
        return [blank, *wordjoint.unsealed(document, sign)]
    return [blank, *(_sealed(document, sign) if not sign.others else wordjoint.sealed(document, sign))]


def _sealed(document, sign: Sign) -> list:
    """The unit stands centred over the day, the day four characters from the right."""
    day = day_words(sign.day)
    unit_right = max(4.0 + (cells(day) - cells(sign.unit)) / 2, 0.0)
    lines = []
    for words, right in ((sign.unit, unit_right), (day, 4.0)):
        line = paragraph(document, align=ALIGN.RIGHT)
        line.paragraph_format.right_indent = Pt(right * m.CELL)
        run(line, words)
        lines.append(line)
    return lines


def _annex(document, one: Annex, number: str) -> None:
    line: Paragraph = paragraph(document)
    line.paragraph_format.page_break_before = True
    run(line, "附件" + number, Face.HEAD)
    paragraph(document)
    _title(document, titles.lines(one.title))
    paragraph(document)
    _blocks(document, one.blocks)
