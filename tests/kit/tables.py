"""表格（测试） · Tables as offices bring them: xlsx, csv in both encodings, and some that nobody should open."""

import csv
import io
import zipfile

import openpyxl
from django.core.files.uploadedfile import SimpleUploadedFile


def xlsx(*rows, name="名单.xlsx", sheets=()):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for title in sheets:
        book.create_sheet(title)
    kept = io.BytesIO()
    book.save(kept)
    return SimpleUploadedFile(name, kept.getvalue())


def text(*rows, encoding="utf-8-sig", name="名单.csv"):
    kept = io.StringIO()
    csv.writer(kept).writerows(rows)
    return SimpleUploadedFile(name, kept.getvalue().encode(encoding))


def raw(data, name="名单.xlsx"):
    return SimpleUploadedFile(name, data)


def bomb(size=200 * 2**20):
    """An xlsx of which one member is a desert of blanks."""
    whole, kept = xlsx(["姓名"]).read(), io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as box, zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as made:
        for member in box.namelist():
            made.writestr(member, box.read(member))
        made.writestr("xl/media/desert.xml", b" " * size)
    return raw(kept.getvalue())


def corners():
    """Two cells at opposite corners of a sheet."""
    book = openpyxl.Workbook()
    book.active["A1"], book.active["XFD1048576"] = "姓名", "x"
    kept = io.BytesIO()
    book.save(kept)
    return raw(kept.getvalue())
