"""坏表格 · More than two hundred files that nobody should open, made one by one: `corpus()` yields (name, bytes).

python -m tests.kit.hostile FOLDER     writes them there, to try on other programs
"""

import io
import struct
import sys
import warnings
import zipfile
from pathlib import Path

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
TYPES = (
    f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{TYPE}"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS = f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{OFFICE}/%s" Target="%s"/></Relationships>'
BOOK = f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>'
TEXT = '<c r="%s" t="inlineStr"><is><t>%s</t></is></c>'
ROWS = f'<row r="1">{TEXT % ("A1", "姓名")}{TEXT % ("B1", "手机")}</row><row r="2">{TEXT % ("A2", "王某")}{TEXT % ("B2", "13909350000")}</row>'
LIMIT = 200 * 2**20


def sheet(rows=ROWS, *, head=HEAD, before=""):
    return f'{head}{before}<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'


def parts(**changed):
    """{name: text} of the smallest workbook; a change by the short name of the part."""
    return {
        "[Content_Types].xml": changed.get("types", TYPES),
        "_rels/.rels": changed.get("rels", RELS % ("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": changed.get("book", BOOK),
        "xl/_rels/workbook.xml.rels": changed.get("bookrels", RELS % ("worksheet", "worksheets/sheet1.xml")),
        "xl/worksheets/sheet1.xml": changed.get("sheet", sheet()),
    }


def zipped(found=None, more=(), method=zipfile.ZIP_DEFLATED):
    kept = io.BytesIO()
    with (
        warnings.catch_warnings(action="ignore"),
        zipfile.ZipFile(kept, "w", method) as box,
    ):  # a name that is there twice
        for name, content in [*(found or parts()).items(), *more]:
            box.writestr(name, content)
    return kept.getvalue()


def bombs():
    """What unfolds beyond the limit, in one part or many, said or not said."""
    for extra in (1, 2**20, 50 * 2**20):
        desert = b" " * (LIMIT + extra)
        yield f"desert-{extra}", zipped(more=[("xl/media/desert.xml", desert)])
        yield f"desert-sheet-{extra}", zipped(parts(sheet=sheet("").encode() + desert))
    desert = b" " * (LIMIT // 20)
    yield "many-deserts", zipped(more=[(f"xl/d{n}.xml", desert) for n in range(21)])
    yield "many-pictures", zipped(more=[(f"xl/media/{n}.png", desert) for n in range(21)])
    for many in (2_001, 5_000, 20_000):
        yield f"members-{many}", zipped(more=[(f"xl/m{n}.xml", "") for n in range(many)])
    cells = '<c r="A1"><v>1</v></c>' * 1_000_001
    yield "cells", zipped(parts(sheet=sheet(f"<row>{cells}</row>")))
    yield "cells-short", zipped(parts(sheet=sheet("<row>" + "<c/>" * 1_000_001 + "</row>")))
    prefixed = sheet(f"<x:row>{cells.replace('<c ', '<x:c ').replace('</c>', '</x:c>')}</x:row>")
    prefixed = prefixed.replace("<worksheet xmlns", "<x:worksheet xmlns:x")
    yield "cells-prefixed", zipped(parts(sheet=prefixed))
    yield "cells-commented", zipped(parts(sheet=sheet("<row><!-- -->" + "<c ><v>1</v></c >" * 1_000_001 + "</row>")))


def entities():
    """Declarations of types and entities: in every part, spelled in every way, across every border of a piece."""
    laughs = '<!DOCTYPE z [<!ENTITY a "ha">' + "".join(f'<!ENTITY a{n} "{"&a;" * 10}">' for n in range(9)) + "]>"
    outside = '<!DOCTYPE z [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    part = '<!DOCTYPE z [<!ENTITY % x SYSTEM "http://example.invalid/x.dtd"> %x;]>'
    for n, what in enumerate((laughs, outside, part, "<!DOCTYPE z>", "<!ENTITY a 'b'>", "<!doctype z>", "<! DOCTYPE z>", "<!ELEMENT z ANY>", "<!ATTLIST z a CDATA #IMPLIED>", "<!NOTATION n SYSTEM 'x'>")):  # fmt: skip
        for name, content in parts().items():
            short = name.rsplit("/", 1)[-1]
            yield f"dtd-{n}-{short}", zipped(parts() | {name: content.replace("?>", "?>" + what, 1)})
    for border in (1 << 12, 1 << 14, 1 << 15, 1 << 16, 1 << 17, 1 << 18):
        for shift in range(-10, 2, 2):
            blank = " " * (border + shift - len(HEAD.encode()))
            yield f"dtd-at-{border}{shift:+}", zipped(parts(sheet=sheet(before=blank + outside)))
    for shift in (-9, -5, -1):
        noise = "".join(chr(0x4E00 + n * 7919 % 20_000) for n in range((1 << 17) // 3))
        yield f"dtd-noise{shift}", zipped(parts(sheet=sheet(before=f"<!--{noise[:shift]}-->" + outside)))


def encodings():
    """XML that another parser would read otherwise."""
    for name, content in parts().items():
        short = name.rsplit("/", 1)[-1]
        for code in ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be"):
            yield f"{code}-{short}", zipped(parts() | {name: content.replace("UTF-8", "UTF-16").encode(code)})
    for code in ("UTF-16", "UTF-7", "GB18030", "ISO-8859-1", "IBM037", "UCS-2", "unknown"):
        yield f"declared-{code}", zipped(parts(sheet=sheet(head=HEAD.replace("UTF-8", code))))


def active():
    """What runs, what reaches out, what is something else."""
    yield "xlsm", zipped(parts(types=TYPES.replace(TYPE, "application/vnd.ms-excel.sheet.macroEnabled.main+xml")))
    yield "xltm", zipped(parts(types=TYPES.replace(TYPE, "application/vnd.ms-excel.template.macroEnabled.main+xml")))
    yield "xlsb", zipped(parts(types=TYPES.replace(TYPE, "application/vnd.ms-excel.sheet.binary.macroEnabled.main")))
    yield "docx", zipped(parts(types=TYPES.replace("spreadsheetml.sheet", "wordprocessingml.document")))
    yield "no-types", zipped({k: v for k, v in parts().items() if k != "[Content_Types].xml"})
    yield "ods", zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>"})
    yield "plain-zip", zipped({"a.txt": "a"})
    for name in ("xl/vbaProject.bin", "xl/VBAPROJECT.BIN", "xl/vbaData.xml", "xl/activeX/activeX1.bin", "xl/macrosheets/sheet1.xml", "customUI/customUI.xml", "a.exe", "xl/a.js", "xl/a.vbs", "xl/a.hta", "xl/a.html", "xl/a.dll", "a.bat", "a.ps1"):  # fmt: skip
        yield f"active-{name.replace('/', '_')}", zipped(more=[(name, "x")])
    dde = f'{HEAD}<externalLink xmlns="{MAIN}"><ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>'
    yield "dde", zipped(more=[("xl/externalLinks/externalLink1.xml", dde)])
    for name in ("../a.xml", "/etc/a.xml", "xl\\a.xml", "C:a.xml", "xl/../../a.xml"):
        yield f"path-{len(name)}", zipped(more=[(name, "<a/>")])
    for name in ("xl/workbook.xml", "XL/WORKBOOK.XML", "[content_types].xml"):
        yield f"twice-{name.replace('/', '_')}", zipped(more=[(name, BOOK)])
    yield "hidden-sheet", zipped(parts(book=BOOK.replace('sheetId="1"', 'sheetId="1" state="hidden"')))
    yield "very-hidden", zipped(parts(book=BOOK.replace('sheetId="1"', 'sheetId="1" state="veryHidden"')))
    yield "hidden-row", zipped(parts(sheet=sheet(ROWS.replace('<row r="2"', '<row r="2" hidden="1"'))))
    yield "no-value", zipped(parts(sheet=sheet(ROWS + '<row r="3"><c r="A3"><f>1+1</f></c></row>')))
    yield "error", zipped(parts(sheet=sheet(ROWS + '<row r="3"><c r="A3" t="e"><v>#REF!</v></c></row>')))


def lying():
    """Headers that say other than what is there."""
    whole = zipped()
    end = whole.rfind(b"PK\x05\x06")
    start = struct.unpack("<L", whole[end + 16 : end + 20])[0]
    fields = {"flags": (8, "<H", 1), "method": (10, "<H", 0), "method-99": (10, "<H", 99), "crc": (16, "<L", 1), "packed": (20, "<L", 9), "size-small": (24, "<L", 9), "size-large": (24, "<L", LIMIT), "size-all": (24, "<L", 2**32 - 1), "name": (28, "<H", 3), "extra": (30, "<H", 999), "offset": (42, "<L", 7)}  # fmt: skip
    for name, (at, form, value) in fields.items():
        yield f"list-{name}", _set(whole, start + at, form, value)
    heads = {"sig": (0, "<L", 0), "flags": (6, "<H", 1), "method": (8, "<H", 0), "crc": (14, "<L", 1), "packed": (18, "<L", 9), "size": (22, "<L", LIMIT), "name": (26, "<H", 1), "extra": (28, "<H", 60_000)}  # fmt: skip
    for name, (at, form, value) in heads.items():
        yield f"head-{name}", _set(whole, at, form, value)
    ends = {"disk": (4, "<H", 1), "here": (8, "<H", 1), "many": (10, "<H", 2), "none": (10, "<H", 0), "size": (12, "<L", 5), "large": (12, "<L", 2**31), "offset": (16, "<L", 5), "far": (16, "<L", 2**32 - 1), "comment": (20, "<H", 5)}  # fmt: skip
    for name, (at, form, value) in ends.items():
        yield f"end-{name}", _set(whole, end + at, form, value)
    second = whole.find(b"PK\x01\x02", start + 4)
    yield "overlap", _set(whole, second + 42, "<L", 0)
    yield "overlap-half", _set(whole, second + 42, "<L", 20)
    yield "before", b"PK\x03\x04" + b"\0" * 40 + whole
    yield "behind", whole + b"behind"
    yield "two", whole + whole
    yield "between", whole[:start] + b"\0" * 64 + _set(whole, end + 16, "<L", start + 64)[start:]
    for cut in (1, 10, 22, 30, 100, len(whole) // 2, len(whole) - 5):
        yield f"cut-{cut}", whole[:-cut]
    for at in range(40, start, max(1, start // 20)):
        yield f"torn-{at}", _set(whole, at, "<L", 0xDEADBEEF)
    for name in ("pages", "PK", "locker"):
        yield f"rubbish-{name}", b"PK\x03\x04" + name.encode() * 300
    yield "xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
    for n, raw in enumerate((b"", b"\x89PNG\r\n\x1a\n\0", b"%PDF-1.7\n\0", b"\x7fELF\0", b"\x1f\x8b\x08\0\0", b"\xff\xfe\x00", b"a,\0b\n")):  # fmt: skip
        yield f"not-a-table-{n}", raw


def sprawling():
    """Little said, much meant."""
    far = '<row r="%d">' + TEXT + "</row>"
    for line, place in ((1_048_576, "XFD1048576"), (1_048_576, "ZZ1048576"), (900_000, "BZ900000"), (500_000, "CZ500000")):  # fmt: skip
        yield f"corners-{place}", zipped(parts(sheet=sheet(ROWS + far % (line, place, "x"))))
    yield "columns", zipped(parts(sheet=sheet(f'<row r="1">{"".join(TEXT % (c, "x") for c in _names(80))}</row>')))
    long = "长" * 32_000
    strings = f'{HEAD}<sst xmlns="{MAIN}"><si><t>{long}</t></si></sst>'
    types = TYPES.replace("</Types>", '<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>')  # fmt: skip
    rels = (RELS % ("worksheet", "worksheets/sheet1.xml")).replace("</Relationships>", f'<Relationship Id="rId2" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>')  # fmt: skip
    cells = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 4_900))
    found = parts(types=types, bookrels=rels, sheet=sheet(cells)) | {"xl/sharedStrings.xml": strings}
    yield "shared-string-repeated", zipped(found)
    nested = "<a>" * 200_000
    yield "nested", zipped(parts(sheet=sheet(nested)))
    yield "one-tag", zipped(parts(sheet=sheet(f'<row r="1" x="{"y" * (3 << 20)}">{TEXT % ("A1", "x")}</row>')))


def _names(many):
    return [(chr(64 + n // 26) if n >= 26 else "") + chr(65 + n % 26) + "1" for n in range(many)]


def _set(data, at, form, value):
    made = struct.pack(form, value)
    return data[:at] + made + data[at + len(made) :]


KINDS = (entities, encodings, active, lying, sprawling, bombs)


def corpus():
    for kind in KINDS:
        for name, data in kind():
            yield f"{kind.__name__}-{name}", data


if __name__ == "__main__":
    for name, data in corpus():
        Path(sys.argv[1], f"{name}.xlsx").write_bytes(data)
