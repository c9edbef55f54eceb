"""公文结构 · Levels are counted and read, titles break between words, a machine without the true fonts says so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shangliang.kit import paper
from shangliang.kit.paper import Heading, Para, Table, fonts, levels, titles


def test_what_is_typed_with_its_numbers_is_read_as_structure():
    typed = "各县区政协：\n一、总体要求\n（一）加强领导\n1.建室\n(1)有牌子\n2、用好\n二、步骤"
    levels_of = [getattr(block, "level", 0) for block in paper.read(typed)]
    assert levels_of == [0, 1, 2, 3, 4, 3, 1]


@pytest.mark.parametrize(
    ("line", "level", "text"),
    [
        ("一、要求", 1, "要求"), ("十二、要求", 1, "要求"), ("一．要求", 1, "要求"), ("(二) 领导", 2, "领导"), ("（十）领导", 2, "领导"),
        ("３．建室", 3, "建室"), ("12、建室", 3, "建室"), ("（３）牌子", 4, "牌子"), ("\u3000\u3000一、要求", 1, "要求"),
    ],
)  # fmt: skip
def test_full_width_numerals_and_either_bracket_are_understood(line, level, text):
    assert paper.read(line) == (Heading(level, text),)


@pytest.mark.parametrize("line", ["3.5万元用于建室", "2023.6月完成", "一是加强领导", "（虚构）某公司", "1", "一、"])
def test_what_only_begins_like_a_number_stays_text(line):
    assert paper.read(line) == (Para(line),)


def test_numbers_are_counted_anew_under_each_higher_heading():
    blocks = [
        Heading(1, "甲"),
        Heading(2, "乙"),
        Heading(2, "丙"),
        Heading(3, "丁"),
        Heading(1, "戊"),
        Heading(2, "己"),
    ]
    assert [number for _block, number in levels.counted(blocks)] == ["一、", "（一）", "（二）", "1.", "二、", "（一）"]


def test_rows_with_bars_or_tabs_are_a_table_squared():
    assert paper.read("村 | 室\n--- | ---\n赵家庄 | 1\n陈家寨\t2\t新") == (
        Table((("村", "室", ""), ("赵家庄", "1", ""), ("陈家寨", "2", "新"))),
    )


words = st.text("协商议事室向基层延伸，。", min_size=2, max_size=30)
blocks = st.one_of(
    st.builds(Heading, st.integers(1, 4), words.filter(lambda w: len(w.partition("。")[0]) <= levels.LONGEST)),
    st.builds(Para, words),
    st.lists(st.tuples(words, words), min_size=1, max_size=3).map(lambda rows: Table(tuple(rows))),
)


@given(st.lists(blocks, max_size=12))
def test_what_the_form_shows_is_read_back_as_it_was(given_blocks):
    assert list(paper.read(paper.write(given_blocks))) == given_blocks
    assert list(paper.from_data(paper.as_data(given_blocks))) == given_blocks


def test_the_numbers_go_on_to_ninety_nine():
    assert [levels.chinese(n) for n in (1, 10, 11, 20, 23, 99)] == ["一", "十", "十一", "二十", "二十三", "九十九"]


def test_a_long_title_breaks_between_words_into_even_lines():
    lines = titles.lines("关于印发政协陇南市委员会推进政协协商向基层延伸工作实施方案的通知")
    assert "".join(lines) == "关于印发政协陇南市委员会推进政协协商向基层延伸工作实施方案的通知"
    assert all(len(line) <= titles.LINE for line in lines) and max(map(len, lines)) - min(map(len, lines)) <= 6
    assert not any(line[0] in titles.NOT_FIRST for line in lines)


def test_a_title_broken_by_its_writer_stays_broken_so():
    assert titles.lines("政协陇南市委员会\n关于碳汇经济的建议案") == ["政协陇南市委员会", "关于碳汇经济的建议案"]


def test_true_fonts_replace_nothing_and_say_nothing():
    found = fonts.chosen(fonts.NAMED.values())
    assert found.families == fonts.NAMED and found.sentence() == ""


def test_stand_ins_are_named_and_the_office_table_goes_first():
    found = fonts.chosen(["Noto Serif CJK SC", "某楷体"], "楷体=没有的|某楷体;谁=什么")
    assert found.families[fonts.Face.KAI] == "某楷体"
    assert found.replaced[fonts.Face.BODY] == "Noto Serif CJK SC"
    assert "小标宋、仿宋、黑体、宋体用 Noto Serif CJK SC，楷体用 某楷体" in found.sentence()


def test_without_any_chinese_font_the_sentence_says_what_to_install():
    with pytest.raises(paper.NoFont, match="fonts-noto-cjk"):
        fonts.chosen(["DejaVu Sans"])
