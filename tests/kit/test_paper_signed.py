"""落款 · No signature alone on its page, several who sign, annexes with their note and pages: as PDF and as Word."""

import dataclasses
import io

import docx
import pytest

from shangliang.kit import paper
from shangliang.kit.paper import measures as m

from . import drawn, papers

DRAWN_BY = {"typst": drawn.by_typst, "LibreOffice": drawn.by_libreoffice}
ISSUERS = ("政协陇南市委员会办公室", "中共陇南市委统战部", "陇南市民政局")
ANNEXES = (
    paper.Annex("任务分解表", (paper.Table((("任务", "单位"), ("建室", "民政局"))),)),
    paper.Annex("名单", (paper.Para("略"),)),
)


def of_lines(count: int, **more) -> paper.Paper:
    """Title, an empty line, so many lines of text, the signature: 22 lines to a page."""
    text = tuple(paper.Para(f"第{n}段") for n in range(count))
    return paper.Paper("题", **{"blocks": text, "sign": paper.Sign("某某办公室", papers.DAY)} | more)


def of_rows(count: int) -> paper.Paper:
    return of_lines(0, blocks=(paper.Table((("村", "室"), *[(f"{n}村", "1") for n in range(count)])),))


def jointly(**more) -> paper.Paper:
    return papers.ordinary(joint=ISSUERS, **more)


SEALED = paper.Sign(ISSUERS[0], papers.DAY, seal=True, others=ISSUERS[1:])
PAPERS = {
    **{f"{n} lines": of_lines(n) for n in range(17, 22)},
    "sealed": of_lines(18, sign=paper.Sign("某某办公室", papers.DAY, seal=True)),
    "with a note of annexes": of_lines(17, annexes=ANNEXES),
    **{f"{n} rows": of_rows(n) for n in (45, 46)},
    "several, sealed": of_lines(15, sign=SEALED),
    "letter with copies": dataclasses.replace(papers.letter(), end=paper.End("市委办公室", ruled=False)),
    "joint": jointly(sign=SEALED, annexes=ANNEXES, note="此件公开发布"),
    "six upward": papers.ordinary(
        form=paper.Form.UPWARD,
        joint=(*ISSUERS, "陇南市财政局", "陇南市教育局", "陇南市水务局"),
        urgency="加急",
        issuer="甲某某、乙某某、丙某某、丁某某、戊某某、己某某",
        title="关于在全市各乡镇街道村社区" * 3,
    ),
    "joint upward": jointly(
        form=paper.Form.UPWARD, issuer="甲某、乙某、丙某", sign=paper.Sign(ISSUERS[0], papers.DAY, others=ISSUERS[1:])
    ),
}


@pytest.fixture(scope="module", params=["typst", pytest.param("LibreOffice", marks=pytest.mark.slow)])
def found(request, tmp_path_factory):
    return DRAWN_BY[request.param](PAPERS, tmp_path_factory.mktemp("signed"))


def lines(page) -> list[str]:
    return [papers.words(line) for line in papers.lines(page)]


def line_of(page, words: str):
    return next(line for line in papers.lines(page) if words in papers.words(line))


@pytest.mark.parametrize(
    "name", [name for name in PAPERS if "joint" not in name and "copies" not in name and "six" not in name]
)
def test_the_page_of_the_signature_carries_text_too(found, name):
    page = next(page for page in found[name] if "2023年6月5日" in lines(page))
    assert any(words == "题" or words.startswith("第") or "村" in words for words in lines(page) if words != "村室")


def test_the_last_row_of_a_table_is_told_to_stay_with_the_signature():
    """Word keeps it there; LibreOffice keeps only whole tables, so it is not measured there."""
    document = docx.Document(io.BytesIO(paper.to_docx(of_rows(37))))
    kept = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in document.tables[0].rows]
    assert kept == [None] * 37 + [True]


def test_a_signature_that_just_fits_stays_on_the_first_page(found):
    assert len(found["17 lines"]) == 1 and len(found["18 lines"]) == 2


def test_the_names_of_joint_issuers_stand_in_the_mark_as_wide_as_the_longest(found):
    page = found["joint"][0]
    top = drawn.red(page)[0][0]
    assert top == pytest.approx(m.TOP + m.MARK_TOP, abs=1)
    sides = [[papers.mm(place) for place in (line_of(page, one)[0]["x0"], _of(line_of(page, one), one)[-1]["x1"])]
             for one in ISSUERS]  # fmt: skip
    assert sides == [pytest.approx(sides[0], abs=1.5)] * 3
    assert any("文件" in words for words in lines(page))
    assert any(words.startswith("政协协商") for words in lines(page))  # the first page carries text


def _of(line, name: str) -> list:
    """The characters of the name, without 文件 beside it."""
    at = papers.words(line).index(name)
    return line[at : at + len(name)]


def test_with_six_issuers_and_a_title_of_three_lines_the_first_page_still_carries_text(found):
    assert "政协协商" in lines(found["six upward"][0])[-1]


def test_joint_seals_have_room_and_the_last_name_stands_over_the_day(found):
    page = next(page for page in found["joint"] if any("2023年6月5日" in words for words in lines(page)))
    first, last, day = (line_of(page, words) for words in (ISSUERS[0], ISSUERS[2], "2023年6月5日"))
    assert papers.words(first) == ISSUERS[0] + ISSUERS[1]
    assert papers.mm(last[0]["top"] - first[0]["top"]) == pytest.approx(5 * m.PITCH * papers.MM, abs=1)
    middle = [(line[0]["x0"] + line[-1]["x1"]) / 2 for line in (last, day)]
    assert middle[0] == pytest.approx(middle[1], abs=4)
    assert "（此件公开发布）" in lines(page)


def test_who_signs_of_several_stands_two_by_two_and_the_number_beside_the_last(found):
    words = lines(found["joint upward"][0])
    assert any(line.endswith("签发人：甲某乙某") for line in words)
    assert any(line == "陇政协发〔2023〕5号丙某" for line in words)


def test_joint_names_without_seals_are_drawn_apart_to_one_width(found):
    page = found["joint upward"][-1]
    found_lines = [line_of(page, name) for name in ISSUERS]
    starts, ends = ([papers.mm(line[at][side]) for line in found_lines] for at, side in ((0, "x0"), (-1, "x1")))
    assert starts == [pytest.approx(starts[0], abs=1)] * 3 and ends == [pytest.approx(ends[0], abs=1.5)] * 3
    day = line_of(page, "2023年6月5日")
    assert papers.mm(day[0]["x0"]) - starts[0] == pytest.approx(2 * m.CELL * papers.MM, abs=1)


def test_annexes_have_their_note_and_pages_of_their_own(found):
    note = next(page for page in found["joint"] if any("任务分解表" in words for words in lines(page)))
    assert any(words.startswith("附件：1.任务分解表") for words in lines(note)) and "2.名单" in lines(note)
    first, second = found["joint"][-2:]
    assert lines(first)[:2] == ["附件1", "任务分解表"] and lines(second)[:3] == ["附件2", "名单", "略"]
    assert len(papers.rules(second)) == 3  # the end block after the last annex


def test_a_letter_names_who_gets_copies_at_its_foot_without_a_rule(found):
    page = found["letter with copies"][-1]
    assert lines(page)[-1] == "抄送：市委办公室。"
    assert m.TOP + m.HEIGHT - 7 < papers.mm(line_of(page, "抄送")[0]["bottom"]) < m.TOP + m.HEIGHT + 0.5
    assert not [rule for rule in papers.rules(page) if 240 < rule[0] < 265]


def test_annexes_are_read_from_one_text_and_written_again():
    text = "附件：任务分解表\n一、建室\n任务 | 单位\n建室 | 民政局\n附件２ 名单。\n略"
    read = paper.read_annexes(text)
    assert [one.title for one in read] == ["任务分解表", "名单"]
    assert paper.read_annexes(paper.write_annexes(read)) == read
    assert paper.annexes_from_data(paper.annexes_as_data(read)) == read
    assert paper.read_annexes(" \n") == () and paper.read_annexes("先有别的\n附件：甲") is None
