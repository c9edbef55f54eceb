"""Tables that are brought along: limits before reading, headings guessed, cells read with hints, wrong files in one sentence."""

import datetime as dt

import pytest

from shangliang.kit import rules
from shangliang.kit.importing import Column, Refused
from shangliang.kit.importing.columns import HEAD, Unread, guess, heading_line
from shangliang.kit.importing.sheet import read
from tests.kit import tables

pytestmark = pytest.mark.django_db
COLUMNS = (
    Column("person", ("姓名", "名字"), required=True),
    Column("phone", ("手机", "联系电话"), kind="code"),
    Column("title", ("包联领导职务", "包联领导")),
    Column("body", ("包联单位",)),
)


def cells(upload):
    return [row for _number, row in read(upload, "")[1]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk"])
def test_a_csv_is_read_in_every_encoding_that_offices_use(encoding):
    assert cells(tables.text(["姓名", "手机"], ["王某", "13909350000"], encoding=encoding))[1] == [
        "王某",
        "13909350000",
    ]


def test_an_xlsx_is_read_with_its_types_from_the_first_sheet_that_has_something():
    upload = tables.xlsx(["名单"], [], ["姓名", "日期"], ["王某", dt.date(2023, 6, 5)], [3, True])
    numbers, found = zip(*read(upload, "")[1], strict=True)
    assert numbers == (1, 3, 4, 5)
    assert [row[:2] for row in found[2:]] == [["王某", "2023-06-05"], [3, True]]


@pytest.mark.parametrize(
    ("upload", "sentence"),
    [
        (lambda: tables.raw(b""), "空文件"),
        (lambda: tables.raw(b"\x89PNG\r\n\x1a\n\x00\x00"), "读不出来"),
        (lambda: tables.raw(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "旧.xls"), "旧格式"),
        (lambda: tables.raw(b"PK\x03\x04 not a zip"), "打不开"),
        (lambda: tables.raw(tables.xlsx(["姓名"]).read()[:-30]), "打不开"),
        (tables.bomb, "解压后超过"),
        (tables.corners, "散得太开"),
        (lambda: tables.text(["姓名"] * 61), "列"),
        (lambda: tables.raw("姓名\n王\0某".encode(), "a.csv"), "读不出来"),
        (lambda: tables.raw(b'a,"b\nc', "a.csv"), ""),
    ],
    ids=["empty", "picture", "xls", "rubbish", "cut", "bomb", "corners", "wide", "nul", "quote"],
)
def test_a_wrong_file_is_refused_in_one_sentence(upload, sentence):
    if not sentence:
        assert cells(upload())  # an open quote is a cell that goes on
        return
    with pytest.raises(Refused, match=sentence) as refused:
        read(upload(), "")
    assert "\n" not in str(refused.value)


def test_a_file_over_the_limit_is_refused_before_it_is_read():
    rules.set_rule("import.max_bytes", "6203", 2048)

    class Large:
        size = 4096

        def seek(self, _at):
            raise AssertionError("it was opened")

    with pytest.raises(Refused, match="没有打开"):
        read(Large(), "620321")


def test_more_rows_than_the_rule_says_are_refused():
    rules.set_rule("import.max_rows", "", 10)
    for made in (tables.text, tables.xlsx):  # a title and a heading may stand above the lines
        with pytest.raises(Refused, match="10 行"):
            read(made(["姓名"], *[["王某"]] * (10 + HEAD)), "")
        assert len(read(made(["姓名"], *[["王某"]] * 10), "")[1]) == 11


@pytest.mark.parametrize(
    ("headings", "found"),
    [
        (["姓名", "手机"], {"person": 0, "phone": 1}),
        (["序号", "姓 名（必填）", "联系电话*"], {"person": 1, "phone": 2}),
        (["包联单位", "包联领导", "名字"], {"body": 0, "title": 1, "person": 2}),
        (["包联领导职务：", "包联单位名称"], {"title": 0, "body": 1}),
        (["甲", "乙"], {}),
        (["姓名", "姓名"], {"person": 0}),
    ],
)
def test_headings_are_guessed_each_once(headings, found):
    assert guess(headings, COLUMNS) == found


def test_the_heading_may_stand_below_a_title():
    rows = [(1, ["永昌县包联名单"]), (2, ["填报单位："]), (3, ["姓名", "手机"]), (4, ["王某", "1"])]
    assert heading_line(rows, COLUMNS) == 2


@pytest.mark.parametrize("cell", [13909350000.0, 620321199001011234, 6.20321199001011e17, "6.20321E+17", "1.39E10"])
def test_a_long_number_kept_as_a_number_is_refused_with_a_hint(cell):
    with pytest.raises(Unread, match="文本格式"):
        COLUMNS[1].read(cell)
    assert COLUMNS[1].read(" 139-0935 0000") == COLUMNS[1].read("'13909350000") == "13909350000"


@pytest.mark.parametrize("cell", ["2023-06-05", "2023/6/5", "2023.6.5", "2023年6月5日", "20230605", 20230605.0])
def test_days_are_read_as_people_write_them(cell):
    column = Column("on", ("日期",), kind="day")
    assert column.read(cell) == dt.date(2023, 6, 5) and column.read("") is None
    with pytest.raises(Unread):
        column.read("昨天")
    with pytest.raises(Unread):
        column.read("2023-13-40")
    with pytest.raises(Unread):
        column.read("0001-01-01")


def test_yes_no_and_long_words():
    column = Column("standing", ("常委",), kind="yes")
    assert [column.read(cell) for cell in ("是", "√", True, 1.0, "否", "", False)] == [True] * 4 + [False] * 3
    with pytest.raises(Unread):
        column.read("也许")
    with pytest.raises(Unread):
        COLUMNS[0].read("长" * 121)
