"""带走再带回（故事） · A ledger taken away by the command and brought in again: what it says, and what would come of it."""

from pathlib import Path

import openpyxl
from django.core.files import File
from django.core.management import call_command

from shangliang.kit import importing


def again(kind, by, folder: Path, area: str) -> tuple[list[list[str]], dict[str, int]]:
    """The lines of the sheet with its headings, and the counts of a second import."""
    file = folder / f"{kind}.xlsx"
    call_command("ledger", "export", kind, "--area", area, "--out", str(file), "--by", by.login, verbosity=0)
    with file.open("rb") as source:
        made = importing.take(File(source, name=file.name), importing.get(kind), by=by, area=area)
    sheet = openpyxl.load_workbook(file).worksheets[0]
    return [[str(cell.value or "") for cell in row] for row in sheet.iter_rows()], made.counts()
