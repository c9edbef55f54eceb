"""看板的一份 · What a board shows, to be handed round on paper: the same numbers in tables, as PDF and as Word."""

from typing import Any

from django.utils.translation import gettext as _

from shangliang.kit.paper.sheet import Facts, Part, Rows, Section, Sheet, Size, Words, half


def board_sheet(told: dict[str, Any]) -> Sheet:
    """`told` is what the page is made of (views/boards.py: context)."""
    return Sheet(
        _("%(place)s看板") % {"place": told["name"]},
        (
            Facts(half(*[(one["label"], _said(one)) for one in told["five"]], (_("现在的时限"), _lights(told["lights"])), *_tasks(told["tasks"]))),
            *_grid(_("各地现在有多少、在哪一步"), _("地方"), told["places"], told["stages"], sums=True),
            *_grid(_("承办单位"), _("单位"), told["units"], told["unit_stages"], sums=False),
            *_months(told["months"]), *_shares(_("覆盖"), told["coverage"]), *_shares(_("协商质量"), told["quality"]), *_activity(told["activity"]),
        ),
        place=told["name"], number=_("截至 %(at)s") % {"at": f"{told['at']:%Y-%m-%d %H:%M}"}, lead=told["period"].label,
        note=_("数字由系统按登记的记录计算；不足 5 人的意见和评价不显示份额。"), size=Size.WIDE,
    )  # fmt: skip


def _said(one: dict[str, Any]) -> str:
    return _("%(number)s（%(note)s）") % one


def _lights(lights) -> str:
    return _("，").join(f"{one['label']} {one['n']}" for one in lights)


def _tasks(tasks: dict[str, Any]) -> list[tuple[str, str]]:
    if tasks["percent"] is None:
        return [(_("重点任务"), _("今年还没有立重点任务。"))]
    said = _("办结 %(done)s / %(all)s，时间过了 %(elapsed)s%%") % tasks
    return [(_("重点任务"), said)]


def _grid(title: str, first: str, rows, stages, *, sums: bool) -> list[Part]:
    """A row for each place or unit; what is late stands in its cell."""
    if not rows:
        return []
    head = (first, *((_("提出"), _("办结")) if sums else ()), _("正在办"), *stages, _("逾期"))
    lines = tuple(
        (
            row["name"],
            *((str(row["raised"]), str(row["closed"])) if sums else ()),
            str(row["open"]),
            *[_cell(cell) for cell in row["cells"]],
            str(row["late"] or ""),
        )
        for row in rows
    )
    return [Section(title), Rows(head, lines, (4, *[2] * (len(head) - 1)), chinese=(0,))]


def _cell(cell: dict[str, Any]) -> str:
    if cell["late"]:
        return _("%(n)s（逾期 %(late)s）") % cell
    return str(cell["n"] or "")


def _months(months) -> list[Part]:
    head = (_("月份"), _("提出"), _("办结"), _("月末在办"), _("新逾期"))
    lines = tuple(tuple(str(row[key]) for key in ("month", "raised", "closed", "open", "late")) for row in months)
    return [Section(_("最近十二个月")), Rows(head, lines)]


def _shares(title: str, rows) -> list[Part]:
    lines = tuple(
        (str(one["label"]), str(one["part"]), str(one["whole"]), f"{one['percent']}%")
        for one in rows
        if one["percent"] is not None
    )
    if not lines:
        return [Section(title), Words(_("没有数据"), small=True)]
    return [Section(title), Rows((_("项目"), _("已有"), _("全部"), _("份额")), lines, (10, 3, 3, 3))]


def _activity(rows) -> list[Part]:
    said = "　".join(f"{one['number']} {one['word']}" for one in rows)
    return [Section(_("委员和群众的参与")), Words(said, flush=True)] if said else []
