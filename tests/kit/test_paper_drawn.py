"""量一量 · The PDF by typst and the DOCX as LibreOffice draws it keep the same numbers of GB/T 9704-2012, each within a millimetre."""

import pytest

from shangliang.kit import paper
from shangliang.kit.paper import measures as m

from . import drawn, papers

DRAWN_BY = {"typst": drawn.by_typst, "LibreOffice": drawn.by_libreoffice}
PAPERS = {
    "ordinary": papers.ordinary(),
    "letter": papers.letter(),
    "minutes": papers.ordinary(form=paper.Form.MINUTES, mark="政协陇南市委员会主席会议纪要"),
}
MILLIMETRE = 1.0


def near(value: float):
    return pytest.approx(value, abs=MILLIMETRE)


@pytest.fixture(scope="module", params=["typst", pytest.param("LibreOffice", marks=pytest.mark.slow)])
def found(request, tmp_path_factory):
    """{name: the pages of that paper}."""
    return DRAWN_BY[request.param](PAPERS, tmp_path_factory.mktemp("drawn"))


def test_a_full_page_is_22_lines_of_28_characters_in_the_type_area(found):
    page = found["ordinary"][2]
    lines = papers.lines(page)
    assert (len(lines), max(map(len, lines))) == (m.LINES, m.CHARACTERS)
    assert [papers.mm(page.width), papers.mm(page.height)] == [near(210), near(297)]
    assert papers.mm(min(c["x0"] for line in lines for c in line)) == near(m.LEFT)
    assert papers.mm(max(c["x1"] for line in lines for c in line)) == near(m.LEFT + m.WIDTH)
    feet = [papers.mm(page.height - line[0]["matrix"][5]) for line in lines]
    assert feet[-1] - feet[0] == near(21 * m.PITCH * papers.MM)


@pytest.mark.parametrize("name", ["ordinary", "minutes"])
def test_the_mark_stands_35_mm_down_and_the_rule_4_mm_under_the_number(found, name):
    page = found[name][0]
    mark, rule = drawn.red(page)
    assert mark[0] == near(m.TOP + m.MARK_TOP)
    number = next(line for line in papers.lines(page) if "〔2023〕" in papers.words(line))
    assert rule[0] - drawn.foot(number, page) == near(m.RULE_BELOW)
    (_height, left, right), *_more = papers.rules(page)
    assert (left, right) == (near(m.LEFT), near(m.LEFT + m.WIDTH))


def test_a_letter_has_its_name_at_30_mm_and_double_rules_of_170(found):
    page = found["letter"][0]
    mark, upper, *_more, lower = drawn.red(page)
    assert mark[0] == near(m.LETTER_TOP)
    assert upper[0] - mark[1] == near(m.RULE_BELOW)
    assert lower[1] == near(297 - m.LETTER_FOOT)
    side = (m.PAGE[0] - m.LETTER_RULE) / 2
    assert all((left, right) == (near(side), near(210 - side)) for _height, left, right in papers.rules(page))


def test_the_end_block_ends_on_the_lower_edge_of_the_last_page(found):
    first, inner, last = papers.rules(found["ordinary"][-1])
    assert last[0] == near(m.TOP + m.HEIGHT) and first[0] < inner[0] < last[0]
    assert all((left, right) == (near(m.LEFT), near(m.LEFT + m.WIDTH)) for _height, left, right in (first, inner, last))


def test_the_dash_of_the_number_is_7_mm_below_right_on_odd_and_left_on_even_pages(found):
    one_in = papers.mm(m.SIZES["4"])
    for number, page in enumerate(found["ordinary"], 1):
        height, left, right = drawn.dash(page)
        assert height == near(m.TOP + m.HEIGHT + m.FOLIO_BELOW)
        assert (right - m.RIGHT if number % 2 else left - m.LEFT) == near(one_in)


def test_sizes_are_those_of_the_standard(found):
    lines = {papers.words(line): line for line in papers.lines(found["ordinary"][0])}
    sizes = {words: lines[words][0]["size"] for words in ("关于推进协商议事工作的通知", "各县区政协：", "一、总体要求")}
    assert list(sizes.values()) == pytest.approx([22, 16, 16], abs=0.1)
    folio = [c["size"] for c in found["ordinary"][0].chars if papers.mm(c["top"]) > 264 and c["text"].strip()]
    assert folio == pytest.approx([14] * len(folio), abs=0.1)
