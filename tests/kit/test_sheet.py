"""印出来的一份 · Structure in, pages out: halves in pairs, words that are never code, pages counted alone or through, a long list cut."""

import dataclasses

import pytest

from shangliang.kit import paper
from shangliang.kit.ledger import Column
from shangliang.kit.paper import ledgersheet, sheetpdf, sheetword
from shangliang.kit.paper.sheet import (
    Code,
    Fact,
    Facts,
    Rows,
    Section,
    Sheet,
    Signs,
    Size,
    Steps,
    Words,
    facts,
    half,
    paired,
    read,
)
from tests.kit.papers import pages

ODD = "".join(map(chr, range(1, 32))) + '#let x = 1 $ * _ @a <b> \\ "' + "\u2028\u202e\ufffe\U0001f600"


def text(page) -> str:
    return "".join(char["text"] for char in page.chars)


def test_halves_stand_beside_each_other_and_one_that_is_left_over_stands_alone():
    rows = (*half(("时间", "九点"), ("地点", ""), ("主持", "甲")), *facts(("事项", "路灯")), Fact("签名", half=True))
    assert [[cell.label for cell in row] for row in paired(rows)] == [["时间", "主持"], ["事项"], ["签名"]]


def test_a_document_comes_with_its_numbers():
    found = read(paper.read("一、总体要求\n（一）加强领导。每季度听取汇报。\n甲 | 乙\n1 | 2"))
    assert found == (
        Section("一、总体要求"),
        Words("（一）加强领导。每季度听取汇报。"),
        Rows(("甲", "乙"), (("1", "2"),)),
    )


@pytest.mark.parametrize("size", Size)
def test_whatever_people_typed_is_words_and_never_code(size):
    parts = (
        Words(ODD), Facts((Fact(ODD, ODD, half=True),)), Rows((ODD,), ((ODD,),)), Rows((), ()), Steps((ODD,)),
        Signs((ODD,)), Code("https://x/#" + "A" * 900, ODD, ODD), Section(ODD),
    )  # fmt: skip
    made = Sheet(ODD, parts, ODD, ODD, ODD, ODD, ODD, ODD, size)
    assert "#let x = 1" in text(pages(sheetpdf.to_pdf(made))[0])
    assert sheetword.to_docx(made).startswith(b"PK")


def test_sheets_count_their_own_pages_and_a_booklet_counts_through():
    one = Sheet("一份", (Rows(("甲",), (("乙",),) * 60, tall=True),))
    alone, bound = (pages(sheetpdf.to_pdf(one, one, through=through)) for through in (False, True))
    whole = len(alone)
    assert whole % 2 == 0
    assert text(alone[0]).endswith(f"1 / {whole // 2}") and text(alone[-1]).endswith(f"{whole // 2} / {whole // 2}")
    assert text(bound[-1]).endswith(f"{whole} / {whole}")


def test_two_cards_stand_on_a_sheet():
    card = Sheet("联系卡", size=Size.CARD)
    assert [text(page).count("联系卡") for page in pages(sheetpdf.to_pdf(card, card, dataclasses.replace(card)))] == [
        2,
        1,
    ]


def test_a_list_that_is_too_long_says_where_the_rest_is():
    column = Column("题目", str, 20)
    short, long = (
        ledgersheet.ledger_sheet([column], range(n), title="台账", by="某人（虚构）")
        for n in (ledgersheet.MOST, ledgersheet.MOST + 1)
    )
    assert not [part for part in short.parts if isinstance(part, Words)]
    assert "请导出表格" in next(part.text for part in long.parts if isinstance(part, Words))
    assert len(long.parts[-1].rows) == ledgersheet.MOST
