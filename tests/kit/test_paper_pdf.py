"""公文 PDF · As printed: type area, grid, levels, signatures, forms (GB/T 9704-2012). Heads, rules, page numbers: test_paper_drawn.py."""

import itertools

import pytest

from shangliang.kit import paper
from shangliang.kit.paper import measures as m

from . import papers

HALF = 0.5  # mm


@pytest.fixture(scope="module")
def ordinary():
    return papers.pages(paper.to_pdf(papers.ordinary()))


@pytest.fixture(scope="module")
def letter():
    return papers.pages(paper.to_pdf(papers.letter()))


def test_the_sheet_is_a4_and_the_text_fills_its_type_area(ordinary):
    for page in ordinary[1:4]:
        lines = papers.lines(page)
        assert papers.mm(page.width) == pytest.approx(210, abs=0.1)
        assert papers.mm(page.height) == pytest.approx(297, abs=0.1)
        assert papers.mm(min(c["x0"] for line in lines for c in line)) == pytest.approx(m.LEFT, abs=HALF)
        assert papers.mm(max(c["x1"] for line in lines for c in line)) == pytest.approx(210 - m.RIGHT, abs=HALF)


def test_a_full_page_has_22_lines_of_28_characters(ordinary):
    second, third = papers.lines(ordinary[1]), papers.lines(ordinary[2])
    assert len(second) == len(third) == 22
    assert max(map(len, second)) == max(map(len, third)) == 28
    full = [line for line in third if len(line) == 28]
    assert len(full) > 8 and all(line[0]["size"] == pytest.approx(16) for line in full)


def test_lines_follow_each_other_on_the_grid_whatever_their_type(ordinary):
    feet = [line[0]["bottom"] for line in papers.lines(ordinary[1])]
    steps = [b - a for a, b in itertools.pairwise(feet)]
    assert steps == pytest.approx([m.PITCH] * 21, abs=0.7)  # 黑体 stands a little otherwise in its line


def test_the_levels_stand_in_their_faces_two_characters_in(ordinary):
    lines = {papers.words(line)[:6]: line for page in ordinary[:2] for line in papers.lines(page)}
    first, text = lines["一、总体要求"], lines["坚持党的领导"]
    assert "Sans" in first[0]["fontname"] and "Serif" in text[0]["fontname"]
    assert papers.mm(first[0]["x0"]) == pytest.approx(m.LEFT + 2 * m.CELL * papers.MM, abs=HALF)


def test_a_letter_counts_its_first_page_and_does_not_number_it(letter):
    folios = ["".join(c["text"] for c in page.chars if papers.mm(c["top"]) > 264) for page in letter]
    assert folios[:2] == ["", "— 2 —"]


def test_with_a_seal_the_day_stands_four_in_and_the_unit_centred_over_it(letter):
    unit, day = papers.lines(letter[-1])[-2:]
    assert papers.mm(210 / papers.MM - day[-1]["x1"]) - m.RIGHT == pytest.approx(4 * m.CELL * papers.MM, abs=1)
    middle = [(line[0]["x0"] + line[-1]["x1"]) / 2 for line in (unit, day)]
    assert middle[0] == pytest.approx(middle[1], abs=2)


def test_without_a_seal_the_unit_stands_two_in_and_the_day_two_after_it(ordinary):
    lines = {papers.words(line): line for page in ordinary for line in papers.lines(page)}
    unit, day = lines[papers.OFFICE], lines["2023年6月5日"]
    assert papers.mm(210 / papers.MM - unit[-1]["x1"]) - m.RIGHT == pytest.approx(2 * m.CELL * papers.MM, abs=1)
    assert papers.mm(day[0]["x0"] - unit[0]["x0"]) == pytest.approx(2 * m.CELL * papers.MM, abs=HALF)


def test_an_upward_paper_names_who_signs_it_and_minutes_who_was_there():
    upward = papers.pages(paper.to_pdf(papers.ordinary(form=paper.Form.UPWARD, issuer="某某（虚构）")))
    assert any(papers.words(line).endswith("签发人：某某（虚构）") for line in papers.lines(upward[0]))
    minutes = papers.ordinary(form=paper.Form.MINUTES, blocks=(), sign=None, attendance=(("出席", "某甲（虚构）"),))
    assert any(
        "出席：某甲（虚构）" in papers.words(line) for line in papers.lines(papers.pages(paper.to_pdf(minutes))[0])
    )


def test_text_is_text_whatever_it_looks_like():
    odd = paper.Para('#read("/etc/passwd") $x$ *粗* <b> \\ " // {% x %} {{ y }}')
    words = "".join(
        papers.words(line) for line in papers.lines(papers.pages(paper.to_pdf(paper.Paper("题", (odd,))))[0])
    )
    assert '#read("/etc/passwd")$x$*粗*<b>\\"//{%x%}{{y}}' in words


def test_several_papers_in_one_file_each_begin_with_page_one():
    found = papers.pages(paper.to_pdf(papers.letter(), paper.Paper("甲", (paper.Para("乙"),)), paper.Paper("丙")))
    last = ["".join(c["text"] for c in page.chars if papers.mm(c["top"]) > 264) for page in found[-2:]]
    assert last == ["— 1 —", "— 1 —"]
