"""模板 · An empty workbook to fill in: headings with notes, text and day formats, drop-downs, one example that is no line."""

import io
from typing import Any

import xlsxwriter
from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.utils.text import get_valid_filename
from django.utils.translation import gettext as _

from shangliang.kit.ledger import XLSX, safe

from .columns import EXAMPLE, Column
from .importer import Importer

LINES = 5_000  # so many lines have formats and drop-downs
KINDS = {"day": "2023-06-05", "yes": "是"}


def how(column: Column) -> str:
    """How a cell of the column is to be filled."""
    words = {
        "code": _("设成文本格式，不要用数字格式"),
        "day": _("例如 2023-06-05"),
        "yes": _("填“是”或“否”"),
    }
    return column.hint or words.get(column.kind, "")


def answer(importer: Importer, area: str) -> HttpResponse:
    """The workbook as a download."""
    name = get_valid_filename(_("%(what)s导入模板") % {"what": importer.label} + ".xlsx")
    response = HttpResponse(made(importer, area), content_type=XLSX)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    return response


def made(importer: Importer, area: str) -> bytes:
    """The workbook: the table, what is said of each column, and (hidden) the words of the drop-downs."""
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept, {"in_memory": True}) as book:
        table, told, lists = (book.add_worksheet(word) for word in (_("名单"), _("填写说明"), _("选项")))
        lists.hide()
        options = {name: list(words) for name, words in importer.options(area).items()}
        _table(book, table, lists, importer, options)
        _told(book, told, importer, options)
    return kept.getvalue()


def _table(book: Any, table: Any, lists: Any, importer: Importer, options: dict[str, list[str]]) -> None:
    """Headings and their notes; the example stands below and says so in a column of its own, which is not read."""
    bold, grey = (
        book.add_format({"bold": True, "bottom": 1}),
        book.add_format({"font_color": "#777777", "num_format": "@"}),
    )
    formats = {"text": book.add_format({"num_format": "@"}), "day": book.add_format({"num_format": "yyyy-mm-dd"})}
    for at, column in enumerate(importer.columns):
        table.set_column(at, at, 20, formats["day" if column.kind == "day" else "text"])
        table.write_string(0, at, column.words[0] + ("*" if column.required else ""), bold)
        if note := _note(column):
            table.write_comment(0, at, note)
        words = options.get(column.name) or (["是", "否"] if column.kind == "yes" else [])
        _choice(table, lists, at, words)
        table.write_string(1, at, words[0] if words else KINDS.get(column.kind, ""), grey)
    last = len(importer.columns)
    table.set_column(last, last, 30)
    table.write_string(0, last, "（示例标记）", bold)
    table.write_string(1, last, EXAMPLE + _("这一行不会导入，可以删去。"), grey)
    table.freeze_panes(1, 0)


def _note(column: Column) -> str:
    words = [_("必填。") if column.required else "", how(column)]
    return "\n".join(word for word in words if word)


def _choice(table: Any, lists: Any, at: int, words: list[str]) -> None:
    """The words stand on a sheet of their own: a list within the rule itself may be no longer than 255 characters."""
    if not words:
        return
    for line, word in enumerate(words):
        lists.write_string(line, at, safe(word))
    from xlsxwriter.utility import xl_range_abs

    source = f"='{lists.get_name()}'!{xl_range_abs(0, at, len(words) - 1, at)}"
    title, text = _("不在选项里"), _("请从下拉的选项里选。")
    table.data_validation(1, at, LINES, at, {"validate": "list", "source": source, "error_type": "warning", "error_title": title, "error_message": text})  # fmt: skip


def _told(book: Any, sheet: Any, importer: Importer, options: dict[str, list[str]]) -> None:
    bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    rows = [(_("列"), _("必填"), _("怎么填"), _("也认这些列名"), _("选项"))]
    for column in importer.columns:
        others, words = "、".join(column.words[1:]), "、".join(options.get(column.name, ()))
        rows.append((column.words[0], _("是") if column.required else "", how(column), others, words))
    for at, width in enumerate((20, 8, 36, 40, 40)):
        sheet.set_column(at, at, width, wrapped)
    for line, row in enumerate(rows):
        for at, word in enumerate(row):
            sheet.write_string(line, at, safe(word), bold if not line else wrapped)
    if importer.hint:
        from shangliang.kit.say import say

        sheet.write_string(len(rows) + 1, 0, say(importer.hint))
