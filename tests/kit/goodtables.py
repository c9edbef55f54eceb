"""好表格 · Fifty tables as different programs write them, each with the same two lines; `corpus()` yields (name, bytes)."""

import csv
import io
import zipfile

import openpyxl
import xlsxwriter
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.datavalidation import DataValidation

from . import hostile

HEAD, ROW = ["姓名", "手机", "备注"], ["王某", "13909350000", "虚构"]
SHARED = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"


def plain(book):
    pass


def styled(book):
    book.active["A1"].font, book.active["A1"].alignment = Font(bold=True), Alignment(wrap_text=True)
    book.active.column_dimensions["B"].width = 30
    book.active.freeze_panes = "A2"


def noted(book):
    book.active["A1"].comment = Comment("按身份证填", "县政协")


def listed(book):
    check = DataValidation(type="list", formula1='"是,否"')
    check.add("C2:C50")
    book.active.add_data_validation(check)


def merged(book):
    book.active.merge_cells("A5:C5")


def linked(book):
    book.active["C2"].hyperlink = "https://example.invalid/"


def titled(book):
    book.create_sheet("第二张").append(["别的"])
    book.properties.title = "名单"


def beside(book):
    book.create_sheet("藏起来的", 0).append(["别的"])
    book["藏起来的"].sheet_state = "hidden"


def filtered(book):
    book.active.auto_filter.ref = "A1:C2"


def tall(book):
    for line in range(3, 10_003):
        book.active.cell(line, 1).font = Font(bold=True)


def by_openpyxl():
    for change in (plain, styled, noted, listed, merged, linked, titled, beside, filtered, tall):
        book = openpyxl.Workbook()
        for row in (HEAD, ROW):
            book.active.append(row)
        change(book)
        yield change.__name__, _kept(book.save)
    quick = openpyxl.Workbook(write_only=True)
    sheet = quick.create_sheet("名单")
    for row in (HEAD, ROW):
        sheet.append(row)
    yield "write_only", _kept(quick.save)


def by_xlsxwriter():
    ways = ({}, {"constant_memory": True}, {"in_memory": True}, {"date_1904": True}, {"use_zip64": True}, {"strings_to_numbers": False}, {"default_format_properties": {"font_name": "宋体"}})  # fmt: skip
    for number, options in enumerate(ways):
        yield f"way-{number}", _drawn(lambda book, sheet: None, options)
    yield "rich", _drawn(lambda book, sheet: sheet.write_rich_string(4, 0, "一", book.add_format({"bold": True}), "二"))
    yield "note", _drawn(lambda book, sheet: sheet.write_comment(0, 0, "说明"))
    yield "list", _drawn(lambda book, sheet: sheet.data_validation(1, 2, 9, 2, {"validate": "list", "source": ["是"]}))
    yield "colours", _drawn(lambda book, sheet: sheet.conditional_format(0, 0, 9, 2, {"type": "3_color_scale"}))
    yield "worked-out", _drawn(lambda book, sheet: sheet.write_formula(1, 3, '="a"&"b"', None, "ab"))
    yield "table", _drawn(lambda book, sheet: sheet.add_table(0, 0, 1, 2, {"columns": [{"header": h} for h in HEAD]}))
    yield "chart", _drawn(lambda book, sheet: sheet.insert_chart("F2", _chart(book)))
    yield "protected", _drawn(lambda book, sheet: sheet.protect("1"))


def _chart(book):
    chart = book.add_chart({"type": "line"})
    chart.add_series({"values": [book.worksheets()[0].get_name(), 1, 0, 1, 2]})
    return chart


def _drawn(change, options=None):
    kept = io.BytesIO()
    book = xlsxwriter.Workbook(kept, options or {})
    sheet = book.add_worksheet("名单")
    for at, row in enumerate((HEAD, ROW)):
        for column, word in enumerate(row):
            sheet.write_string(at, column, word)
    change(book, sheet)
    book.close()
    return kept.getvalue()


def by_hand():
    """As other programs may write them, all within the standard (ECMA-376)."""
    cell = hostile.TEXT
    rows = "".join(f'<row r="{n}">{"".join(cell % (f"{c}{n}", w) for c, w in zip("ABC", row, strict=True))}</row>' for n, row in enumerate((HEAD, ROW), 1))  # fmt: skip
    whole = hostile.sheet(rows)
    empty = whole.replace("</row></sheetData>", '<c r="D2" t="str"><f>""</f><v></v></c></row></sheetData>')
    yield "worked-out-empty", hostile.zipped(hostile.parts(sheet=empty))
    yield "inline", hostile.zipped(hostile.parts(sheet=whole))
    yield "stored", hostile.zipped(hostile.parts(sheet=whole), method=zipfile.ZIP_STORED)
    yield "streamed", _streamed(hostile.parts(sheet=whole))
    yield "marked", hostile.zipped(hostile.parts(sheet="\ufeff" + whole))
    yield "no-declaration", hostile.zipped(hostile.parts(sheet=whole.replace(hostile.HEAD, "")))
    yield "commented", hostile.zipped(hostile.parts(sheet=whole.replace("<sheetData>", "<!-- 说明 --><sheetData>")))
    yield "cdata", hostile.zipped(hostile.parts(sheet=whole.replace("王某", "<![CDATA[王某]]>")))
    yield "references", hostile.zipped(hostile.parts(sheet=whole.replace("王", "&#x738B;")))
    yield "wide-blanks", hostile.zipped(hostile.parts(sheet=whole.replace("<row ", f"{' ' * (1 << 17)}<row ")))
    strict = {k: v.replace(hostile.MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main").replace(hostile.OFFICE, "http://purl.oclc.org/ooxml/officeDocument/relationships") for k, v in hostile.parts(sheet=whole).items()}  # fmt: skip
    yield "strict", hostile.zipped(strict)
    rooted = hostile.parts(sheet=whole, bookrels=hostile.RELS % ("worksheet", "/xl/worksheets/sheet1.xml"))
    yield "rooted", hostile.zipped(rooted)
    yield "stale-size", hostile.zipped(hostile.parts(sheet=whole.replace("<sheetData>", '<dimension ref="A1"/><sheetData>')))  # fmt: skip
    words = [*HEAD, *ROW]
    for name, form in (("shared", "<si><t>%s</t></si>"), ("shared-rich", "<si><r><rPr><b/></rPr><t>%s</t></r><r><t></t></r></si>"), ("phonetic", '<si><t>%s</t><rPh sb="0" eb="1"><t>ヨミ</t></rPh></si>'), ("kept-blanks", '<si><t xml:space="preserve">%s </t></si>')):  # fmt: skip
        yield name, _shared("".join(form % word for word in words))


def _shared(strings):
    types = hostile.TYPES.replace("</Types>", f'<Override PartName="/xl/sharedStrings.xml" ContentType="{SHARED}"/></Types>')  # fmt: skip
    more = f'<Relationship Id="rId2" Type="{hostile.OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
    rels = (hostile.RELS % ("worksheet", "worksheets/sheet1.xml")).replace("</Relationships>", more)
    rows = "".join(f'<row r="{n + 1}">{"".join(f"<c r={chr(34)}{c}{n + 1}{chr(34)} t={chr(34)}s{chr(34)}><v>{n * 3 + i}</v></c>" for i, c in enumerate("ABC"))}</row>' for n in range(2))  # fmt: skip
    table = f'{hostile.HEAD}<sst xmlns="{hostile.MAIN}">{strings}</sst>'
    return hostile.zipped(
        hostile.parts(types=types, bookrels=rels, sheet=hostile.sheet(rows)) | {"xl/sharedStrings.xml": table}
    )


class _Pipe(io.RawIOBase):
    """What cannot be gone back in: zipfile then writes the sizes behind each member."""

    def __init__(self):
        self.kept = bytearray()

    def writable(self):
        return True

    def write(self, data):
        self.kept += bytes(data)
        return len(data)


def _streamed(found):
    pipe = _Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as box:
        for name, content in found.items():
            box.writestr(name, content)
    return bytes(pipe.kept)


def by_text():
    for code in ("utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"):
        for sign, name in ((",", "comma"), ("\t", "tab"), (";", "semicolon")):
            kept = io.StringIO()
            csv.writer(kept, delimiter=sign).writerows([HEAD, ROW])
            yield f"{code}-{name}", kept.getvalue().encode(code)
    quoted = io.StringIO()
    csv.writer(quoted, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows([HEAD, ROW, ["", "", ""]])
    yield "quoted", quoted.getvalue().encode()


def _kept(save):
    kept = io.BytesIO()
    save(kept)
    return kept.getvalue()


KINDS = (by_openpyxl, by_xlsxwriter, by_hand, by_text)


def corpus():
    for kind in KINDS:
        for name, data in kind():
            yield f"{kind.__name__}-{name}", data
