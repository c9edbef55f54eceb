"""公文 Word · By its XML: sheet, grid, faces by name, page numbers. As LibreOffice draws it: test_paper_drawn.py."""

import io

import docx
import pytest
from docx.oxml.ns import qn

from shangliang.kit import paper
from shangliang.kit.paper import measures as m

from . import papers


def opened(found: paper.Paper):
    return docx.Document(io.BytesIO(paper.to_docx(found)))


def faces(line) -> set[str]:
    return {run._r.rPr.rFonts.get(qn("w:eastAsia")) for run in line.runs if run.text}


def line_of(document, words: str):
    return next(line for line in document.paragraphs if words in line.text)


def test_sheet_margins_and_grid_are_those_of_the_standard():
    section = opened(papers.ordinary()).sections[0]
    sheet = [
        section.page_width,
        section.page_height,
        section.top_margin,
        section.bottom_margin,
        section.left_margin,
        section.right_margin,
    ]
    assert [length.mm for length in sheet] == pytest.approx([210, 297, 37, 35, 28, 26], abs=0.05)
    grid = section._sectPr.find(qn("w:docGrid"))
    assert (grid.get(qn("w:type")), int(grid.get(qn("w:linePitch")))) == ("lines", int(m.PITCH * 20))


def test_faces_and_sizes_are_named_as_offices_know_them():
    document = opened(papers.ordinary())
    title, head, second, text = (
        line_of(document, w) for w in ("关于推进", "一、总体要求", "（一）加强领导", "坚持党的领导")
    )
    assert (faces(title), title.runs[0].font.size.pt) == ({"方正小标宋简体"}, 22)
    assert (faces(head), head.runs[0].font.size.pt) == ({"黑体"}, 16)
    assert faces(second) == {"楷体_GB2312", "仿宋_GB2312"} and second.runs[0].text == "（一）加强领导。"
    assert faces(text) == {"仿宋_GB2312"} and text.paragraph_format.first_line_indent.pt == pytest.approx(
        2 * m.CELL, abs=0.1
    )


def test_every_line_has_the_exact_pitch_and_characters_are_drawn_together():
    document = opened(papers.ordinary())
    text = line_of(document, "坚持党的领导")
    assert text.paragraph_format.line_spacing.pt == pytest.approx(m.PITCH, abs=0.05)
    assert text.runs[0]._r.rPr.find(qn("w:spacing")).get(qn("w:val")) == "-5"


def test_page_numbers_are_right_on_odd_and_left_on_even_pages():
    document = opened(papers.ordinary())
    section = document.sections[0]
    assert document.settings.odd_and_even_pages_header_footer
    assert [part.paragraphs[0].alignment.name for part in (section.footer, section.even_page_footer)] == [
        "RIGHT",
        "LEFT",
    ]
    assert "PAGE" in section.footer._element.xml


def test_nothing_illegal_reaches_the_file():
    odd = paper.Paper("题\x0b\ud800", (paper.Para("甲\x00乙 {{ x }} <w:p>"), paper.Table((("\x01", "b"),))))
    assert [line.text for line in opened(odd).paragraphs][-1:] == ["甲乙 {{ x }} <w:p>"]
