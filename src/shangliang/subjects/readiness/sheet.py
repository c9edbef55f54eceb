"""应急准备情况表 · A county's readiness on paper: shares, shelters by class, fire stations, plans, stock, training, drills."""

from django.utils.translation import gettext as _

from shangliang.kit.paper.sheet import Facts, Part, Rows, Section, Sheet, Words, facts


def readiness_sheet(told: dict) -> Sheet:
    """`told` is what the page shows (views/readiness.py)."""
    head = facts(
        (_("人口（导入的人口点合计）"), str(told["cover"].people)),
        (_("应急设施和队伍"), _("；").join(f"{tile['label']} {tile['number']}" for tile in told["tiles"])),
    )
    drills = [part for panel in told["panels"] for part in panel.get("paper", ())]
    parts = (
        Facts(head),
        *_shares(told),
        *_shelters(told),
        *_stations(told),
        *_plans(told),
        *_stock(told),
        *drills,
        Words(estimate(told), small=True),
    )
    note = _("含虚构的演示数据。") if told["invented"] else ""
    return Sheet(_("应急准备情况"), parts, place=str(told["here"]), number=f"{told['today']:%Y-%m-%d}", note=note)


def estimate(told: dict) -> str:
    """What the numbers rest on, on paper as on the page."""
    said = {"detour": f"{told['detour']:g}", "minutes": told["minutes"], "speed": told["speed"]}
    return _(
        "覆盖按直线距离乘绕行系数 %(detour)s 估算；消防站按 %(minutes)s 分钟、时速 %(speed)s 公里，只算消防站，不算消防工作站。标准的数值在“规则”里，可以改。"
    ) % said  # fmt: skip


def _percent(share: float | None) -> str:
    return _("没有数据") if share is None else f"{share:.0%}"


def _shares(told: dict) -> list[Part]:
    rows = tuple(
        (one["word"], f"{one['part']} / {one['whole']}" if one["whole"] else "–", _percent(one["share"]))
        for one in told["shares"]
    )
    return [Section(_("达标情况")), Rows((_("项目"), _("达到 / 应有"), _("比例")), rows, widths=(8, 4, 3))]


def _shelters(told: dict) -> list[Part]:
    rows = tuple(
        (t.name, str(t.shelters), str(t.size), str(t.people),
         "–" if t.per_person is None else f"{t.per_person:.2f}", f"{t.each:g}")
        for t in told["cover"].terms
    )  # fmt: skip
    head = (_("避难时长"), _("处"), _("有效面积（平方米）"), _("半径内人口"), _("人均（平方米）"), _("标准"))
    return [Section(_("避难场所")), Rows(head, rows, widths=(3, 2, 4, 4, 4, 2))] if rows else []


def _stations(told: dict) -> list[Part]:
    rows = tuple(
        (one["found"].name, str(one["grade"]), _beside(one["size"], one["most"], "≤"), _beside(one["crew"], one["least"], "≥"))
        for one in told["stations"]
    )  # fmt: skip
    head = (_("消防站"), _("等级"), _("辖区面积（平方公里）"), _("每班执勤人数"))
    return [Section(_("消防站")), Rows(head, rows, widths=(6, 2, 4, 4))] if rows else []


def _beside(value, limit, sign: str) -> str:
    said = "–" if value is None else str(value)
    return f"{said}（{sign} {limit:g}）" if limit else said


def _plans(told: dict) -> list[Part]:
    rows = tuple(
        (one["subject"], one["plan"].title if one["plan"] else _("还没有"), f"{one['plan'].issued_on:%Y-%m-%d}" if one["plan"] else "",
         f"{one['plan'].review_on:%Y-%m-%d}" if one["plan"] and one["plan"].review_on else "")
        for one in told["plans"]
    )  # fmt: skip
    return [
        Section(_("应急预案")),
        Rows(
            (_("针对什么"), _("预案名称"), _("印发日期"), _("评估修订期限")), rows, widths=(4, 7, 3, 3), chinese=(0, 1)
        ),
    ]


def _stock(told: dict) -> list[Part]:
    rows = tuple(
        (one["row"].name, one["row"].facility.name, f"{one['row'].quantity} / {one['row'].quota} {one['row'].unit}",
         f"{one['row'].expires_on:%Y-%m-%d}" if one["row"].expires_on else "")
        for one in told["stock"]
    )  # fmt: skip
    head = (_("物资"), _("储备点"), _("现有 / 应储"), _("有效期至"))
    return [Section(_("储备物资")), Rows(head, rows, widths=(4, 5, 4, 3))] if rows else []
