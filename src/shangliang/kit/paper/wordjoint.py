"""联合行文 · In Word: the names of several issuers beside 文件, those who sign beside the number, their names over the day."""

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT as VERTICAL
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_TAB_ALIGNMENT as TAB
from docx.shared import Pt

from . import measures as m
from .fonts import Face
from .structure import Sign, day_words
from .wordparts import RED, TWIP, element, paragraph, run

STEP = 1.25  # from name to name in the mark, of their size
FREE = 0.04  # above the letters of a line as high as its type: wordhead.ASIDE


def cells(words: str) -> float:
    """How wide words are; a digit takes about half a cell."""
    return sum(0.5 if one.isascii() else 1.0 for one in words)


def spread(line, words: str, width: float, face: Face = Face.BODY, size: float = m.SIZES["3"], colour=None) -> None:
    """Words drawn apart until they are `width` points wide; the last has nothing after it."""
    gaps = len(words) - 1
    natural = len(words) * (m.CELL if size == m.SIZES["3"] else size)
    more = (width - natural) / gaps if gaps else 0
    first = run(line, words[:-1], face, size, colour)
    properties = first._r.get_or_add_rPr()
    for old in properties.findall(element("spacing").tag):
        properties.remove(old)
    tight = m.CELL - size if size == m.SIZES["3"] else 0
    properties.append(element("spacing", val=round((more + tight) * TWIP)))
    run(line, words[-1:], face, size, colour)


def mark(document, names: tuple[str, ...], above: float):
    """Names below each other, 文件 beside them in the middle. Gives the line after it, which is next to nothing."""
    longest = max(map(len, names))
    size = min(m.MARK_MOST, m.WIDTH * m.MM / (longest + 3) * 0.96, m.JOINT_HIGH * m.MM / len(names) / STEP)
    size = int(size * 2) / 2
    paragraph(document, pitch=above * m.MM - FREE * size)
    table = document.add_table(rows=1, cols=2)
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    left, right = table.rows[0].cells
    for cell, column, wide in ((left, table.columns[0], longest + 0.8), (right, table.columns[1], 3.0)):
        cell.width = column.width = Pt(wide * size)
    right.vertical_alignment = VERTICAL.CENTER
    for number, name in enumerate(names):
        line = _first(left, size) if not number else paragraph(left, pitch=size * STEP)
        spread(line, name, longest * size, Face.TITLE, size, RED)
    run(_first(right, size), "文件", Face.TITLE, size, RED)
    return paragraph(document, pitch=1)


def _first(cell, pitch: float):
    """A cell is born with a line that python-docx formats in its own way: put ours in its place."""
    line = paragraph(cell, pitch=pitch)
    born = cell.paragraphs[0]._p
    born.getparent().remove(born)
    return line


def signers(document, number: str, issuers: list[str]):
    """One or two beside the number; more two by two, the number beside the last. Gives the last line."""
    longest = max(map(len, issuers), default=0)
    each = 2 if longest <= m.ISSUER_SIDE else 1
    rows = [issuers[at : at + each] for at in range(0, len(issuers), each)] or [[]]
    wide = 4 + each * longest + (each - 1)
    if len(rows) == 1:
        wide = 4 + sum(map(len, rows[0])) + len(rows[0]) - 1
    start = m.CHARACTERS - 1 - wide
    for at, row in enumerate(rows):
        last = at == len(rows) - 1
        line = paragraph(document)
        line.paragraph_format.first_line_indent = Pt(m.CELL)
        for stop in (start, start + 4, start + 5 + (longest if len(rows) > 1 else len(row[0]) if row else 0)):
            line.paragraph_format.tab_stops.add_tab_stop(Pt(stop * m.CELL))
        run(line, number if last else "")
        if row:
            run(line, "\t" + ("" if at else "签发人："))
            run(line, "".join(("\t" if at or place else "") + name for place, name in enumerate(row)), Face.KAI)
    return line


def sealed(document, sign: Sign) -> list:
    """Two in a row where their names are short, room for a seal on each; the last above the day. Gives the lines."""
    day = day_words(sign.day)
    middle = m.CHARACTERS - 4 - cells(day) / 2
    each = 2 if max(map(len, sign.units)) <= m.JOINT_SIDE else 1
    lines = [paragraph(document)]
    for at in range(0, len(sign.units), each):
        lines += [paragraph(document) for _blank in range(4 if at else 0)]
        row = sign.units[at : at + each]
        last = min(middle, m.CHARACTERS - cells(row[-1]) / 2)
        left = min(
            m.JOINT_LEFT, last - cells(row[-1]) / 2 - 1 - cells(row[0]) / 2
        )  # a character between two long names
        lines.append(_centred(document, row, [left, last][-len(row) :]))
    return [*lines, _centred(document, (day,), [middle])]


def _centred(document, words, places):
    line = paragraph(document)
    for place in places:
        line.paragraph_format.tab_stops.add_tab_stop(Pt(place * m.CELL), TAB.CENTER)
    run(line, "".join("\t" + one for one in words))
    return line


def unsealed(document, sign: Sign) -> list:
    """One below the other, drawn apart to the longest, two from the right; the day two after their first. Gives the lines."""
    day, wide = day_words(sign.day), max(map(cells, sign.units))
    start = m.CHARACTERS - wide - max(2.0, cells(day) + 4 - wide)
    lines = []
    for unit in sign.units:
        lines.append(_from(document, start))
        if len(sign.units) > 1:
            spread(lines[-1], unit, wide * m.CELL)
        else:
            run(lines[-1], unit)
    lines.append(_from(document, start + 2))
    run(lines[-1], day)
    return lines


def _from(document, start: float):
    line = paragraph(document, align=ALIGN.LEFT)
    line.paragraph_format.left_indent = Pt(start * m.CELL)
    return line
