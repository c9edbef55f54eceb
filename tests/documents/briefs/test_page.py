"""The newspaper page of June 2023, which lies beside the checkout: 11 pieces. Nobody's name is written down here: authors are counted."""

from pathlib import Path

import pytest

from shangliang.documents.briefs import read

PLACES = [folder / "shared/source/newspaper-page-2023-06.txt" for folder in Path(__file__).resolve().parents]
PAGE = next((file for file in PLACES if file.is_file()), None)
pytestmark = pytest.mark.skipif(
    PAGE is None, reason="no ../shared/source/newspaper-page-2023-06.txt: the page is not here"
)

# headline, place, how many authors, date, date_end, date_text, host, event
PIECES = [
    (
        "金昌市政协擦亮协商民主“金昌品牌”",
        "金昌",
        1,
        "2023-06-05",
        None,
        "6月5日",
        "金昌市政协",
        "政协协商向基层延伸工作现场观摩推进会",
    ),
    (
        "嘉峪关市政协调研基层民主协商工作",
        "嘉峪关",
        1,
        "2023-06-05",
        "2023-06-06",
        "6月5日至6日",
        "嘉峪关市政协",
        "调研",
    ),
    ("陇南市政协召开五届十二次主席会议", "陇南", 1, "2023-06-05", None, "6月5日", "陇南市政协", "五届十二次主席会议"),
    ("天水市政协：关注应急救援体系和机制建设", "天水", 1, None, None, "近日", "天水市政协", "专题调研"),
    ("敦煌市政协：积极推进政协协商向基层延伸", "敦煌", 2, "2023-06-07", None, "6月7日", "敦煌市政协", "调研"),
    ("两当县政协：助力民族团结进步示范县创建", "两当", 1, "2023-06-06", None, "6月6日", "两当县政协", "监督性调研"),
    (
        "爱心帮扶有“速度”更有“温度”——临泽县政协机关干部积极投入爱心扶孤助残济困行动",
        "临泽",
        1,
        "2023-05-19",
        None,
        "5月19日",
        "临泽县政协",
        "爱心扶孤助残济困行动",
    ),
    ("会宁县政协开展结对关爱帮扶活动", "会宁", 1, None, None, "近日", "会宁县政协", "结对关爱帮扶活动"),
    ("文县政协开展结对关爱帮扶活动", "文县", 1, None, None, "近日", "文县政协", "结对帮扶活动"),
    ("武山县政协召开十届九次常委会会议", "武山", 1, "2023-06-05", None, "6月5日", "武山县政协", "十届九次常委会会议"),
    ("（接一版）", "武威", 0, None, None, "截至目前", "武威市政协", "考察"),
]
WENT = [
    ["永昌县城关镇", "城关镇赵家庄村", "金川区金川路街道", "金铁集团"],
    ["雄关街道", "钢城街道"],
    ["延安"],
    ["甘谷县", "清水县", "秦州区"],
    ["黄渠镇", "黄渠镇芭子场村", "黄墩子社区", "清水村"],
    ["太阳工作站太阳村", "县档案馆", "县消防队", "鱼池乡乔河村"],
    ["倪家营镇汪家墩村三社"],
    ["平头川镇"],
    [],
    [],
    ["上海", "浙江", "福建", "江苏", "广东"],
]
DOCUMENTS = {
    2: [
        "2023年度市政协党组成员同党外委员谈心交流的实施方案",
        "2023年度市政协主席会议成员走访看望委员的实施方案",
        "关于积极发展碳汇经济助推绿色矿山建设的建议案",
        "关于加强社区治理能力提升推进基层社会治理体系和能力建设的调研报告",
    ],
    9: ["在二十届中央政治局第四次集体学习时的讲话"],
}
TARGETS = "孤儿、困难重度残疾人、特困家庭"
FIGURES = {
    1: [("社区", 6, "个"), ("社区", 4, "个")],
    2: [("调研报告", 3, "篇")],
    6: [
        ("科级干部", 8, "名"),
        ("政策补助", 3, "万元"),
        ("结对帮扶干部", 13, "名"),
        (TARGETS, 13, "户"),
        (TARGETS, 14, "人"),
        ("急难愁盼问题", 5, "件"),
        ("慰问物资", 2000, "元"),
    ],
    10: [
        ("赴上海、浙江、福建、江苏、广东等地", 3, "批"),
        ("企业", 30, "家"),
        ("包联企业", 16, "家"),
        ("包联企业经营发展难点堵点问题", 23, "条"),
    ],
}


@pytest.fixture(scope="module")
def page():
    return PAGE.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def pieces(page, divisions):
    return [piece.as_json() for piece in read(page, places=divisions)]


def test_eleven_pieces_with_who_did_what_where_and_when(pieces):
    keys = ("headline", "place", "authors", "date", "date_end", "date_text", "host", "event")
    told = [tuple(len(each[key]) if key == "authors" else each[key] for key in keys) for each in pieces]
    assert told == PIECES


def test_authors_are_names_of_two_or_three_characters_from_the_page(pieces, page):
    names = [name for each in pieces for name in each["authors"]]
    assert len(names) == 11
    assert [name for name in names if len(name) not in (2, 3) or name not in page] == []


def test_where_they_went(pieces):
    assert [each["places"] for each in pieces] == WENT


def test_titles_of_documents(pieces):
    assert {at: each["documents"] for at, each in enumerate(pieces) if each["documents"]} == DOCUMENTS


def test_figures_with_what_they_count(pieces):
    found = {at: [tuple(each.values()) for each in piece["figures"]] for at, piece in enumerate(pieces)}
    assert {at: figures for at, figures in found.items() if figures} == FIGURES


def test_sentences_broken_by_a_column_are_mended(pieces):
    assert "聚焦关键环节" in pieces[0]["text"]
    assert "敦煌市政协协商向基层延伸工作推进会精神" in pieces[4]["text"]
    assert pieces[10]["text"].split("\n")[1] == "突出“效”的实绩 为包联企业纾困解难"
    assert pieces[10]["text"].count("\n") == 3


def test_the_section_above_a_piece_is_no_part_of_its_headline(page, divisions):
    sections = {at: piece.section for at, piece in enumerate(read(page, places=divisions)) if piece.section}
    assert sections == {3: "视察调研", 6: "“结对帮扶·爱心甘肃”"}


def test_without_the_tree_the_same_hosts_and_days_are_read(pieces, page):
    keys = ("headline", "place", "authors", "date", "host", "event", "documents", "figures", "text")
    bare = [piece.as_json() for piece in read(page)]
    assert [[each[key] for key in keys] for each in bare] == [[each[key] for key in keys] for each in pieces]


def test_the_year_asked_for_is_taken(page):
    assert [str(piece.date)[:4] for piece in read(page, year=2031) if piece.date] == ["2031"] * 7
