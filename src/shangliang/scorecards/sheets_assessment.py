"""测评表 · What is printed of an assessment: its totals, every indicator with what each side gave, the rates, the gaps and what came of them."""

from django.utils.translation import gettext as _

from shangliang.kit.paper.sheet import Facts, Part, Rows, Section, Sheet, Signs, Words, facts, half


def assessment_sheet(told: dict) -> Sheet:
    """`told` is what the page shows (views/assessment.py: context)."""
    found = told["found"]
    parts: list[Part] = [Facts((*facts((_("名称"), str(found))), *half(*_basic(told)), *facts(*_totals(told))))]
    for group in told["groups"]:
        parts += _dimension(group, told["sides"])
    if told["rates"]:
        parts += [Section(_("三率")), Facts(half(*told["rates"]))]
    parts += [*_gaps(told), Signs((_("被测评单位"), _("主办单位")))]
    note = _("%(day)s公布") % {"day": found.published_on} if found.published_on else _("尚未公布")
    return Sheet(_("测评表"), tuple(parts), place=str(found.host), number=told["period"], note=note)


def _basic(told: dict):
    found = told["found"]
    yield _("测评哪里"), str(found.place)
    yield _("开始日期"), found.opened_on
    yield _("指标体系"), f"{found.framework} {found.framework.edition}"
    yield _("被测评单位"), str(found.body or found.place)


def _totals(told: dict):
    for tile in told["tiles"]:
        yield tile["label"], _("，").join(filter(None, (str(tile["number"]), tile["note"])))


def _dimension(group: dict, sides) -> list[Part]:
    head = (_("指标"), _("目标"), _("分值"), *(side.get_side_display() for side in sides))
    rows = tuple(
        (
            f"{line['one'].code} {line['one'].name}",
            line["goal"],
            line["points"],
            *(_cell(line["one"], cell) for cell in line["cells"]),
        )
        for line in group["lines"]
    )
    return [Section(str(group["dimension"])), Rows(head, rows, widths=(6, 4, 2, *(3 for _side in sides)), chinese=(0,))]


def _cell(one, cell: dict) -> str:
    """93.75% · 6; points that somebody gave stand once."""
    if cell["mark"] is None:
        return ""
    return cell["said"] if one.measure == "points" else " · ".join(filter(None, (cell["said"], cell["points"])))


def _gaps(told: dict) -> list[Part]:
    if not told["gaps"]:
        return [Section(_("差距清单")), Words(_("没有差距。"), small=True)]
    rows = tuple(
        (gap["row"].indicator.name, f"{gap['value']} / {gap['goal']}", gap["row"].advice, str(gap["row"].unit or ""), _state(gap), gap["again"])
        for gap in told["gaps"]
    )  # fmt: skip
    head = (_("指标"), _("现为 / 目标"), _("建议"), _("建议由谁办"), _("进展"), _("办结后"))
    return [Section(_("差距清单")), Rows(head, rows, widths=(4, 4, 5, 3, 3, 2), chinese=(0, 2))]


def _state(gap: dict) -> str:
    if gap["closed"]:
        return _("已办结 %(day)s") % {"day": gap["closed"]}
    return str(gap["row"].matter.stage_label) if gap["row"].matter else _("还没有提出")
