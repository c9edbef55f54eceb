"""The ledger: read back by another library, it says what was written, and no cell can start a formula."""

import datetime as dt
import io
from decimal import Decimal
from enum import IntEnum

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape

from shangliang.kit import clock, ledger
from shangliang.kit.cells import LONGEST, STARTS, safe
from shangliang.kit.ledger import Column

JUNE = dt.date(2023, 6, 30)


def naive(*parts):
    """As a workbook holds a moment: without a zone."""
    return dt.datetime(*parts)  # noqa: DTZ001


def book(rows, *, columns=None, title="事项台账", **more):
    """The workbook of these rows, as openpyxl reads it."""
    rows = list(rows)
    width = max((len(r) for r in rows), default=1)
    columns = columns or [Column(f"栏{n}", lambda row, n=n: row[n]) for n in range(width)]
    file = io.BytesIO()
    ledger.write(file, columns, rows, title=title, **more)
    return openpyxl.load_workbook(file)


def first(value):
    """One value, written and read."""
    return book([(value,)]).worksheets[0]["A2"].value


TYPED = [
    (5, 5),
    (-7, -7),
    (0, 0),
    (0.25, 0.25),
    (Decimal("12.50"), 12.5),
    (True, "是"),
    (False, "否"),
    (None, None),
    ("", None),
    (JUNE, naive(2023, 6, 30)),
    (dt.datetime(2023, 6, 30, 16, 30, tzinfo=dt.UTC), naive(2023, 7, 1, 0, 30)),
    (naive(2023, 6, 30, 9, 15), naive(2023, 6, 30, 9, 15)),
    (dt.time(9, 30), dt.time(9, 30)),
    (dt.date(1899, 12, 31), "1899-12-31"),
    (10**18, str(10**18)),
    (Decimal("1e30"), "1E+30"),
    (float("nan"), None),
    (Decimal("NaN"), None),
    (float("-inf"), None),
    (["路灯", "电梯"], "路灯、电梯"),
    ("  两边空格 ", "  两边空格 "),
    ("第一行\r\n第二行", "第一行\n第二行"),
    ("a<b>&amp;", "a<b>&amp;"),
    ("\x00\x1f\ud800乱", "乱"),
    (IntEnum("Level", {"TWO": 2}).TWO, 2),
]


@pytest.mark.parametrize(("value", "read"), TYPED)
def test_each_value_keeps_its_type(value, read):
    assert first(value) == read


@pytest.mark.parametrize("start", STARTS)
def test_no_cell_starts_a_formula(start):
    cell = book([(f"{start}cmd|' /C calc'!A0",)]).worksheets[0]["A2"]
    assert cell.data_type == "s"
    assert cell.value.startswith("'")


def test_a_heading_and_the_second_sheet_start_no_formula_either():
    found = book([(1,)], columns=[Column("=1+1", lambda row: row[0])], title="=台账", by="@x", about=[("＝筛选", "-1")])
    cells = [c for sheet in found.worksheets for row in sheet.rows for c in row]
    assert not [c for c in cells if c.data_type == "f" or str(c.value).startswith(STARTS)]


@given(st.text(max_size=50))
def test_any_text_reads_back_as_it_was_made_safe(text):
    expected = safe(text)
    assert unescape(first(text) or "") == expected
    assert not expected.startswith(STARTS)


@given(
    st.lists(
        st.tuples(st.integers(-(10**14), 10**14), st.floats(-1e14, 1e14), st.dates(dt.date(1900, 3, 1))), max_size=5
    )
)
def test_numbers_and_days_read_back_as_they_were(rows):
    read = [tuple(c.value for c in row) for row in book(rows).worksheets[0].iter_rows(min_row=2)]
    assert [(a, float(b), c.date()) for a, b, c in read if c is not None] == rows


@pytest.mark.parametrize("char", ["长", "😀"])
def test_a_long_text_is_cut_where_excel_would_refuse_it(char):
    found = first(char * 40_000)
    assert len(found.encode("utf-16-le")) // 2 in (LONGEST, LONGEST - 1)


def test_what_excel_takes_for_an_escape_stays_what_it_was():
    assert unescape(first("_x0041_")) == "_x0041_"
    assert first("_x0041_") != "_x0041_"


def test_the_heading_is_bold_frozen_and_has_filters():
    sheet = book([(1, 2), (3, 4)]).worksheets[0]
    assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet.dimensions) == ("A2", "A1:B3", "A1:B3")
    assert sheet["A1"].font.bold
    assert [c.value for c in sheet[1]] == ["栏0", "栏1"]


def test_the_second_sheet_says_who_when_and_by_which_filters():
    with clock.at(dt.datetime(2023, 6, 30, 9, 5, tzinfo=clock.SHANGHAI)):
        sheet = book([(1,)], by="王(演示)", about=[("区划", "永昌县"), ("环节", "办理中")]).worksheets[1]
    told = {row[0].value: row[1].value for row in sheet.rows}
    assert told == {
        "名称": "事项台账", "导出人": "王(演示)", "导出时间": "2023-06-30 09:05", "行数": "1", "区划": "永昌县", "环节": "办理中",
    }  # fmt: skip


def test_a_list_without_rows_is_a_heading():
    sheet = book([]).worksheets[0]
    assert [c.value for c in sheet[1]] == ["栏0"]
    assert sheet.max_row == 1


def test_more_rows_than_a_sheet_holds_are_said_to_be_cut(monkeypatch):
    monkeypatch.setattr(ledger, "MOST_ROWS", 3)
    found = book([(n,) for n in range(5)])
    assert found.worksheets[0].max_row == 4
    assert "注意" in [row[0].value for row in found.worksheets[1].rows]


@pytest.mark.parametrize("title", ["", "台账:[2023]*?/\\", "'引号'", "很长的名称" * 20, "\x00"])
def test_any_title_makes_a_sheet(title):
    assert len(book([(1,)], title=title).sheetnames) == 2


def test_columns_read_functions_keys_and_attributes():
    columns = [Column("题目", "title"), Column("长", lambda row: len(row["title"]), 6)]
    found = book([{"title": "路灯"}], columns=columns).worksheets[0]
    assert [c.value for c in found[2]] == ["路灯", 2]


def test_the_answer_is_a_file_to_keep():
    response = ledger.export([Column("题目", "title")], [{"title": "路灯"}], title="事项台账")
    body = b"".join(response.streaming_content)
    assert response.streaming
    assert len(body) == int(response["Content-Length"])
    assert response["Content-Disposition"].startswith("attachment; filename*=utf-8''")
    assert openpyxl.load_workbook(io.BytesIO(body)).worksheets[0]["A2"].value == "路灯"


def test_a_failure_while_rows_are_read_leaves_nothing_behind(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    def rows():
        yield {"title": "路灯"}
        raise ConnectionError

    with pytest.raises(ConnectionError):
        ledger.export([Column("题目", "title")], rows(), title="事项台账")
    assert list(tmp_path.iterdir()) == []
