"""公文 Word · By its XML: sheet, grid, faces by name, page numbers; converted by LibreOffice it is measured like the PDF."""

import io
import shutil
import subprocess

import docx
import pytest
from docx.oxml.ns import qn

from shangliang.kit import paper
from shangliang.kit.paper import measures as m

from . import papers

# LibreOffice draws what the file names; here the free fonts stand in for the licensed ones.
ALIASES = {"方正小标宋简体": "Serif", "仿宋_GB2312": "Serif", "楷体_GB2312": "Serif", "宋体": "Serif", "黑体": "Sans"}


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


@pytest.fixture(scope="module")
def converted(tmp_path_factory):
    """{name: the pages of the DOCX as LibreOffice draws them}."""
    if not shutil.which("soffice"):
        pytest.skip("LibreOffice is not installed: apt install libreoffice-writer-nogui")
    home = tmp_path_factory.mktemp("word")
    rule = '<match target="pattern"><test name="family"><string>{}</string></test><edit name="family" mode="assign" binding="strong"><string>Noto {} CJK SC</string></edit></match>'
    rules = "".join(rule.format(name, kind) for name, kind in ALIASES.items())
    fonts = home / "fonts.conf"
    fonts.write_text(
        f'<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><include>/etc/fonts/fonts.conf</include>{rules}</fontconfig>'
    )
    for name, found in {"ordinary": papers.ordinary(), "letter": papers.letter()}.items():
        (home / f"{name}.docx").write_bytes(paper.to_docx(found))
    env = {"FONTCONFIG_FILE": str(fonts), "HOME": str(home), "PATH": "/usr/bin:/bin"}
    command = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(home), *map(str, home.glob("*.docx"))]
    subprocess.run(command, env=env, check=True, capture_output=True, timeout=120)
    return {name: papers.pages((home / f"{name}.pdf").read_bytes()) for name in ("ordinary", "letter")}


def red(page) -> list[tuple[float, float]]:
    image = page.to_image(resolution=127).original.convert("RGB")
    return papers.red_rows(image)


@pytest.mark.slow
def test_libreoffice_draws_22_lines_of_28_characters_in_the_type_area(converted):
    lines = papers.lines(converted["ordinary"][2])
    assert len(lines) == 22 and max(map(len, lines)) == 28
    assert papers.mm(min(c["x0"] for line in lines for c in line)) == pytest.approx(m.LEFT, abs=1)
    assert papers.mm(max(c["x1"] for line in lines for c in line)) == pytest.approx(210 - m.RIGHT, abs=1)


@pytest.mark.slow
def test_libreoffice_draws_heads_and_rules_where_they_belong(converted):
    mark, rule = red(converted["ordinary"][0])
    assert mark[0] == pytest.approx(m.TOP + m.MARK_TOP, abs=1.2)  # the stand-in's letters stand higher in their line
    letter = red(converted["letter"][0])
    assert letter[0][0] == pytest.approx(m.LETTER_TOP, abs=1.2)
    assert letter[-1][1] == pytest.approx(297 - m.LETTER_FOOT, abs=1)
    number = next(line for line in papers.lines(converted["ordinary"][0]) if "〔2023〕" in papers.words(line))
    foot = (converted["ordinary"][0].height - number[0]["matrix"][5]) * papers.MM + 0.12 * 16 * papers.MM
    assert rule[0] - foot == pytest.approx(m.RULE_BELOW, abs=1)
    ends = papers.rules(converted["ordinary"][-1])
    assert len(ends) == 3 and ends[-1][0] == pytest.approx(m.TOP + m.HEIGHT, abs=1)


@pytest.mark.slow
def test_libreoffice_numbers_odd_pages_right_and_even_ones_left(converted):
    folios = [[c for c in page.chars if 264 < papers.mm(c["top"]) < 275] for page in converted["ordinary"]]
    assert [papers.mm(one[0]["x0"]) > 105 for one in folios] == [n % 2 == 1 for n in range(1, len(folios) + 1)]
    dash = papers.mm((folios[0][0]["top"] + folios[0][0]["bottom"]) / 2)
    assert dash == pytest.approx(m.TOP + m.HEIGHT + m.FOLIO_BELOW, abs=1.5)
