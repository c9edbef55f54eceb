"""The first page shows text: what is said to fit does on the drawn page, too many recipients go to the end block, seals stay apart."""

import pytest

from shangliang.kit import paper
from tests.kit.papers import DAY, letter, lines, mm, ordinary, pages, words

NAMES = tuple(f"某县第{n}某某某局" for n in "一二三四五六")
LONG = "关于在全县范围内深入开展渭川文化资料征集整理和出版工作进一步做好基层协商民主建设有关事项的通知" * 3
SIX = "、".join(["某某某"] * 6)
BODY = paper.read("正文开始了。\n" + "一行正文\n" * 3)


def first_page(found: paper.Paper) -> list[str]:
    return [words(line) for line in lines(pages(paper.to_pdf(paper.settled(found)))[0])]


@pytest.mark.parametrize(
    "found",
    [
        ordinary(title=LONG[:120], blocks=BODY),
        ordinary(title=LONG[:76], joint=NAMES, blocks=BODY),
        ordinary(title=LONG[:38], joint=NAMES, issuer=SIX, form=paper.Form.UPWARD, blocks=BODY),
        letter(title=LONG[:120], blocks=BODY),
    ],
    ids=["a long title", "six issuers", "six who sign", "a letter"],
)
def test_what_fits_has_text_on_its_first_page(found):
    assert paper.fits(paper.settled(found))
    assert any(line.startswith("正文开始了") for line in first_page(found))


def test_what_does_not_fit_has_none():
    found = ordinary(title=LONG[:120], joint=NAMES, issuer=SIX, form=paper.Form.UPWARD, blocks=BODY)
    assert not paper.fits(paper.settled(found))
    assert not any(line.startswith("正文开始了") for line in first_page(found))


def test_too_many_recipients_go_to_the_end_block_above_the_copies_and_few_stay():
    few = ordinary(to="各县区政协", blocks=BODY)
    assert paper.settled(few) is few
    many = ordinary(to="、".join(NAMES * 3), joint=NAMES, title=LONG[:57], blocks=BODY)
    page = first_page(many)
    assert any(line.startswith("正文开始了") for line in page) and not any(
        line.startswith(NAMES[0] + "、") for line in page
    )
    drawn = ["".join(words(line) for line in lines(one)) for one in pages(paper.to_pdf(paper.settled(many)))]
    assert f"主送：{NAMES[0]}、" in drawn[-1] and drawn[-1].index("主送：") < drawn[-1].index("抄送：市委办公室")
    assert paper.to_docx(paper.settled(many))


def test_seals_stand_apart_on_one_page_or_are_refused():
    long = ("某县委农村工作领导小组办公室", *NAMES)
    assert paper.sealed_on_a_page(NAMES) and paper.sealed_on_a_page(long[:4])
    assert not paper.sealed_on_a_page(long[:5])


def test_two_long_names_beside_each_other_are_a_character_apart():
    first, second = "某某县政协文化文史委员会", "某某县文体广电和旅游局"
    found = ordinary(blocks=BODY, sign=paper.Sign(first, DAY, seal=True, others=(second,)))
    row = next(line for page in pages(paper.to_pdf(found)) for line in lines(page) if words(line) == first + second)
    row.sort(key=lambda char: char["x0"])
    assert mm(row[len(first)]["x0"] - row[len(first) - 1]["x1"]) > 4
    assert paper.to_docx(found)
