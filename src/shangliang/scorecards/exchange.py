"""指标体系的表格 · The columns of an exported framework, and a table or a JSON file read back into plain content."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .content import FIELDS, FORMAT
from .models import Indicator

MOST_LINES = 500
# (column, head, width); the heads stay Chinese in every language, so that what was taken away can be brought back
COLUMNS = (
    ("dimension_code", "一级编号", 10), ("dimension", "一级指标", 24), ("code", "编号", 8), ("name", "指标", 28), ("kind", "性质", 10),
    ("words", "怎么算", 50), ("formula", "公式", 40), ("measure", "填什么", 12), ("unit", "单位", 10), ("low", "目标不低于", 12),
    ("high", "目标不高于", 12), ("all_or_none", "达不到不给分", 14), ("points", "分值", 8), ("evidence", "佐证材料", 28),
    ("basis", "依据", 16), ("reference", "出处", 30),
    ("of_name", "体系名称", 28), ("of_key", "体系代号", 20), ("of_pass_line", "合格线", 8), ("of_note", "体系说明", 30),
)  # fmt: skip
OF = "of_"  # of the framework itself: in every line the same, so that a table is whole
HEADS = {head: name for name, head, _width in COLUMNS}
YES = "是"
CHOICES: dict[str, Any] = {"kind": Indicator.Kind, "measure": Indicator.Measure, "basis": Indicator.Basis}
NOT_OURS = gettext_lazy("不是指标体系的文件：找不到“dimensions”这一项。")


class Malformed(ValueError):
    """文件不对 · The sentence says what is missing."""


def rows_of(content: dict):
    """One line per indicator, as the table has them."""
    words = {name: dict(choices.choices) for name, choices in CHOICES.items()}
    whole = {f"{OF}{name}": content[name] or "" for name in ("name", "key", "pass_line", "note")}
    for row in content["dimensions"]:
        for one in row["indicators"]:
            said = {name: str(words[name].get(one.get(name, default), "")) for name, default in _usual().items()}
            yield whole | {"dimension_code": row["code"], "dimension": row["name"]} | one | said | {
                "all_or_none": YES if one.get("all_or_none") else ""}  # fmt: skip


def _usual() -> dict[str, str]:
    return {"kind": "score", "measure": "share", "basis": "own"}


def from_rows(rows) -> dict:
    """The lines of a table, below the line that has the heads."""
    for place, (_number, cells) in enumerate(rows[:10]):
        heads = [str(cell).strip() for cell in cells]
        if {"一级指标", "编号", "指标"} <= set(heads):
            names, lines = [HEADS.get(head, "") for head in heads], rows[place + 1 :]
            return _whole(lines, names) | {"dimensions": _grouped(lines, names)}
    raise Malformed(_("找不到表头：要有“一级指标”“编号”“指标”三列。请先导出一份照着填。"))


def _whole(rows, names) -> dict:
    """What the first line says of the framework itself; nothing where the table has no such columns."""
    first = dict(zip(names, rows[0][1], strict=False)) if rows else {}
    found = {name.removeprefix(OF): _cell(cell) for name, cell in first.items() if name.startswith(OF)}
    return {name: value for name, value in found.items() if value}


def _grouped(rows, names) -> list[dict]:
    found: dict[str, dict] = {}
    for number, cells in rows[:MOST_LINES]:
        one = {name: _cell(cell) for name, cell in zip(names, cells, strict=False) if name and not name.startswith(OF)}
        code = one.pop("dimension_code", "") or one["code"][:1]
        row = found.setdefault(code, {"code": code, "name": one.pop("dimension", ""), "indicators": [], "line": number})
        one.pop("dimension", None)
        row["indicators"].append(_coded(one) | {"line": number})
    return list(found.values())


def _cell(cell) -> str:
    """A number that a spreadsheet made a float comes back as it was written: 2.0 is 2."""
    return f"{cell:.10g}" if isinstance(cell, float) else str(cell).strip()


def _coded(one: dict) -> dict:
    """Words of the choices, in any language of ours, as their codes; what is none of them stays, and is refused."""
    for name, choices in CHOICES.items():
        words = {str(label): code for code, label in choices.choices}
        one[name] = words.get(one.get(name, ""), one.get(name, "")) or _usual()[name]
    one["all_or_none"] = one.get("all_or_none") == YES
    return {name: value for name, value in one.items() if value != ""}


def plain(data: Any) -> dict:
    """A JSON file as content: whatever has another shape is refused, fields that we do not know are passed over."""
    if not isinstance(data, dict) or data.get("format") != FORMAT or not isinstance(data.get("dimensions"), list):
        raise Malformed(str(NOT_OURS))
    found = {name: _text(data.get(name)) for name in ("key", "name", "note", "pass_line")}
    lines = iter(range(1, MOST_LINES * 2))
    rows = [_row(row, lines) for row in data["dimensions"][:MOST_LINES]]
    return {name: value for name, value in found.items() if value != ""} | {"dimensions": rows}


def _row(row: Any, lines) -> dict:
    if not isinstance(row, dict) or not isinstance(row.get("indicators"), list):
        raise Malformed(_("每个一级指标要有编号、名称和“indicators”列表。"))
    made = {"code": _text(row.get("code")), "name": _text(row.get("name")), "line": next(lines, 0)}
    if not all(isinstance(one, dict) for one in row["indicators"]):
        raise Malformed(_("每个指标要写成一个对象。"))
    return made | {
        "indicators": [{name: _value(one[name]) for name in FIELDS if name in one} | {"line": next(lines, 0)}
                       for one in row["indicators"][:MOST_LINES]]
    }  # fmt: skip


def _value(value: Any) -> Any:
    return value if isinstance(value, bool) else _text(value)


def _text(value: Any) -> str:
    return str(value).replace("\0", "") if isinstance(value, (str, int, float)) else ""
