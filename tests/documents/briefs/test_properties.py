"""Whatever text comes: never an error, nothing of the page lost, and one width like the other."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shangliang.documents.briefs import read
from shangliang.documents.briefs.furniture import is_furniture
from shangliang.documents.briefs.widths import WIDE, one_width

from . import score

BITS = [
    *"本报 讯 电 （ ） ( ) 记者 通讯员 某某 县政协 金昌市政协 6月5日 至 8日 近日 ， 。 、 《 》 〈 〉 “ ” \n \n\n □ — 召开 会 调研 赴 镇 和 村 13 户 一 百 万 "
    "元 % 百分之 1.5 , . : 摄影报道 （接一版） 第2版 视察调研 2023年 2月30日 困难群众 🙂 \ufeff \u3000 \t x".split(" "),
    " ",
]
BROKEN = st.lists(st.sampled_from(BITS), max_size=60).map("".join)


@settings(max_examples=150, deadline=None)
@given(st.one_of(BROKEN, st.text(max_size=200)))
def test_no_text_is_an_error_and_no_line_is_lost(text):
    pieces = read(text, places=["金昌市", "和政县", "某某镇"])
    kept = "".join(piece.section + piece.headline + piece.text for piece in pieces)
    assert "".join(kept.split()) == all_of(text)


@settings(max_examples=60, deadline=None)
@given(BROKEN)
def test_reading_what_was_read_changes_nothing(text):
    once = one_width(text)
    assert one_width(once) == once


@pytest.mark.parametrize("half", ["tried", "held_out"])
def test_full_and_half_width_say_the_same(half):
    page = score.page_of(half)
    half_width = page.translate({ord(wide): narrow for narrow, wide in WIDE.items()})
    full_width = page.translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)} | {0x20: 0x3000})
    told = [piece.as_json() for piece in read(page, year=2024)]
    assert [piece.as_json() for piece in read(half_width, year=2024)] == told
    assert [piece.as_json() for piece in read(full_width, year=2024)] == told


def test_nothing_of_a_page_is_lost():
    page = score.page_of("tried")
    pieces = read(page)
    assert "".join("".join(p.section + p.headline + p.text for p in pieces).split()) == all_of(page)


def all_of(text):
    """Every character of the page but blanks and the page's own furniture."""
    lines = [line.strip() for line in one_width(text).split("\n")]
    return "".join("".join(line for line in lines if line and not is_furniture(line)).split())
