"""What offices' tables are full of: wide digits, serial days, headings in two lines, examples; and the templates that avoid it."""

import datetime as dt
import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from shangliang.kit import importing
from shangliang.kit.importing import Column, templates
from shangliang.kit.importing.columns import Unread, headed
from shangliang.kit.importing.reading import read
from tests.kit import tables

pytestmark = pytest.mark.django_db
COLUMNS = (
    Column("person", ("姓名", "名字"), required=True),
    Column("phone", ("手机", "联系电话"), kind="code"),
    Column("on", ("日期",), kind="day"),
    Column("standing", ("常委",), kind="yes"),
)
PERSON, PHONE, ON, STANDING = COLUMNS


def test_wide_digits_and_unseen_characters_are_read_as_meant():
    assert PHONE.read("１３９０９３５００００\u3000") == PHONE.read("\u200b139 0935 0000") == "13909350000"
    assert PHONE.read("62032119900101123ｘ") == "62032119900101123X"
    assert ON.read("２０２３－０６－０５") == dt.date(2023, 6, 5) and STANDING.read("Ｙ") is True
    assert (
        PERSON.read(" 王某\u3000\xa0") == "王某"
        and PERSON.read("１２．５") == "12.5"
        and PERSON.read("３号楼") == "３号楼"
    )


@pytest.mark.parametrize("cell", [45082, 45082.0, "45082", 43620.5, 202365])
def test_a_day_that_is_only_a_number_is_refused(cell):
    with pytest.raises(Unread, match="日期格式"):
        ON.read(cell)
    assert ON.read(20230605) == dt.date(2023, 6, 5)


def test_days_are_the_same_in_books_that_count_from_1900_and_from_1904():
    import xlsxwriter

    day = dt.date(2023, 6, 5)
    for counted in (False, True):
        kept = io.BytesIO()
        with xlsxwriter.Workbook(kept, {"date_1904": counted}) as book:
            book.add_worksheet().write_datetime(0, 0, day, book.add_format({"num_format": "yyyy-mm-dd"}))
        assert read(tables.raw(kept.getvalue()), "").rows == [(1, ["2023-06-05"])]


def test_the_error_of_a_formula_is_no_text():
    with pytest.raises(Unread, match="错误值"):
        PERSON.read("#REF!")
    assert PERSON.read("#1") == "#1"


@pytest.mark.parametrize(
    ("rows", "headings"),
    [
        ([["名单"], ["姓名", "手机"], ["王某", "1"]], ["姓名", "手机"]),
        ([["姓名", "联系", "", "常委"], ["", "手机", "住址", ""], ["王某", "1", "", ""]], ["姓名", "手机", "住址", "常委"]),
        ([["一", "基本情况", ""], ["", "姓名", "手机"], ["1", "王某", "1"]], ["", "姓名", "手机"]),
        ([["姓名", "手机"], ["王某", "常委"]], ["姓名", "手机"]),
    ],
    ids=["title", "two lines", "group above", "one line"],
)  # fmt: skip
def test_headings_in_one_line_or_two(rows, headings):
    found, lines = headed(list(enumerate(rows, 1)), COLUMNS)
    assert found[: len(headings)] == headings
    assert [cells for _n, cells in lines] == rows[-1:] or len(rows) == 2


def test_ten_thousand_blank_lines_are_no_lines():
    import xlsxwriter

    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept) as book:
        sheet, bold = book.add_worksheet(), book.add_format({"bold": True})
        sheet.write_row(0, 0, ["姓名", "手机"])
        for line in range(1, 10_001):
            sheet.write_blank(line, 0, None, bold)
        sheet.write_string(10_001, 0, "王某")
    assert [line for line, _cells in read(tables.raw(kept.getvalue()), "").rows] == [1, 10_002]


def test_kinds_that_name_their_words_offer_them_as_drop_downs():
    offered = {found.name: set(found.options("620321")) for found in importing.registered()}
    assert offered["pairs"] == {"rank"} and offered["doings"] == {"event"} and "kind" in offered["rooms"]
    assert offered["problems"] == {"topic_class", "severity"} and offered["proposals"] == {"topic_class", "batch"}
    assert offered["topics"] == {"topic_class"} and offered["visits"] == {"way", "aid_kind", "source", "need_class"}


def test_every_template_has_its_headings_and_its_example_is_no_line():
    for importer in importing.registered():
        data = templates.made(importer, "620321")
        rows = read(SimpleUploadedFile("模板.xlsx", data), "620321").rows
        headings, lines = headed(rows, importer.columns)
        found = importing.columns.guess(headings, importer.columns)
        assert set(found) == {column.name for column in importer.columns} and not lines, importer.name
        sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
        lists = {str(rule.sqref).rstrip("0123456789")[0] for rule in sheet.data_validations.dataValidation}
        assert bool(lists) == bool(importer.options("620321") or any(c.kind == "yes" for c in importer.columns))
        for at, column in enumerate(importer.columns):
            if column.required:
                assert "必填" in sheet.cell(1, at + 1).comment.text
