"""Word 版头 · The red mark, number and rule of an ordinary or upward paper, of minutes; those of a letter."""

from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Pt

from . import measures as m
from . import wordjoint
from .fonts import Face
from .structure import Form, Paper
from .wordparts import RED, letter_rule, paragraph, rule, run

# Of its size stands free above the letters of a line that is as high as its type: 0.12 with 小标宋 itself, -0.03 with Noto
# Serif, whose letters stand higher in the line. Between the two neither is off by more than a millimetre.
ASIDE = 0.04
FOOT = 0.1  # of its size stands free below the letters of that line
RULE_SPACE = 9  # points from the foot of the number's line: 4 mm from its letters
HEADER = 20.0  # mm: where the head of a page begins


def _mark_size(words: str, width: float) -> float:
    """Half points are what Word knows."""
    return int(min(m.MARK_MOST, width * m.MM / max(len(words), 1) * 0.96) * 2) / 2


def _mark(document, paper: Paper, width: float, above: float):
    """The red line, its letters `above` millimetres below where it stands."""
    size = _mark_size(paper.mark, width)
    line = paragraph(document, align=ALIGN.CENTER, pitch=size)
    line.paragraph_format.space_before = Pt(max(above * m.MM - size * ASIDE, 0))
    run(line, paper.mark, Face.TITLE, size, RED)
    return line


def _first_lines(document, paper: Paper) -> int:
    """Copy number, secrecy, urgency: one line each, at the left."""
    found = [(paper.copy, Face.BODY), (paper.secrecy, Face.HEAD), (paper.urgency, Face.HEAD)]
    rows = [(words, face) for words, face in found if words]
    for words, face in rows:
        run(paragraph(document), words, face)
    return len(rows)


def ordinary_head(document, paper: Paper) -> None:
    """35 mm down the mark, two lines down the number, 4 mm below it a red rule, two lines down the title."""
    above = _first_lines(document, paper)
    down = m.MARK_TOP - above * m.PITCH / m.MM
    joint = len(paper.joint) > 1 and paper.form != Form.MINUTES
    line = wordjoint.mark(document, paper.joint, down) if joint else _mark(document, paper, m.WIDTH, down)
    if paper.number or paper.issuer:
        for _line in range(1 if paper.form == Form.MINUTES else 2):
            paragraph(document)
        line = _number(document, paper)
    rule(line, "bottom", size=12, space=RULE_SPACE, colour=str(RED))
    paragraph(document)
    paragraph(document)


def _number(document, paper: Paper):
    """The number's line; of an upward paper beside it who signs."""
    if paper.form == Form.UPWARD:
        return wordjoint.signers(document, paper.number, paper.issuers)
    line = paragraph(document, align=ALIGN.CENTER)
    run(line, paper.number)
    return line


def letter_head(document, section, paper: Paper) -> None:
    """The name alone 30 mm from the edge of the paper, a double rule of 170 mm below it: both in the head of the first
    page, since they stand above the type area (`section` is None where that head goes on). Under them the number."""
    if section is not None:
        name = _mark(section.first_page_header, paper, m.LETTER_RULE, m.LETTER_TOP - HEADER - 14 / m.MM)
        above = name.paragraph_format.space_before
        space = m.RULE_BELOW * m.MM - FOOT * _mark_size(paper.mark, m.LETTER_RULE)
        letter_rule(name, "bottom", "thickThinSmallGap", space)
        name.paragraph_format.space_before = above
    _first_lines(document, paper)
    run(paragraph(document, align=ALIGN.RIGHT), paper.number)
    paragraph(document)
    paragraph(document)
