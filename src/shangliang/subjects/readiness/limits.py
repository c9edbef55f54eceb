"""应急规则 · The limits by which readiness is measured, each with its basis; an office changes them for its area.

What could not be read in the standard itself is said so: the numbers of GB 51143-2015 were recalled, not looked up.
"""

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from shangliang.kit import rules
from shangliang.kit.rulekinds import between

OURS = _("本系统默认，可改")
SHELTER = _("GB 51143-2015《防灾避难场所设计规范》，数值凭记忆录入，请核对原文；GB/T 44013-2024 分级另有规定的从其规定")
STATION = _("建标152-2017《城市消防站建设标准》")
GUESS = _("本系统默认；直线距离乘绕行系数只是估算，不代替实测")

# What is stored in a facility's details as it was chosen -> the code by which its rules are named.
TERMS = {"紧急": "emergency", "临时": "temporary", "短期": "short", "中期": "medium", "长期": "long"}
FIXED = ("短期", "中期", "长期")  # 固定避难场所
GRADES = {"一级": "first", "二级": "second", "小型": "small", "特勤": "special", "战勤保障": "logistics"}
SUBURB = "suburb"

EACH = {"emergency": "0.5", "temporary": "1", "short": "2", "medium": "3", "long": "4.5"}  # m² per person
FAR = {"emergency": "500", "temporary": "1000", "short": "1000", "medium": "1500", "long": "2500"}  # metres to walk
REACH = {"first": "7", "second": "4", "small": "2", SUBURB: "15"}  # km²
CREW = {"first": "30", "second": "15", "small": "15", "special": "45", "logistics": "40"}  # on duty, each shift

WORDS = {
    "emergency": _("紧急"), "temporary": _("临时"), "short": _("短期"), "medium": _("中期"), "long": _("长期"),
    "first": _("一级"), "second": _("二级"), "small": _("小型"), "special": _("特勤"), "logistics": _("战勤保障"),
    SUBURB: _("近郊区"),
}  # fmt: skip
PLANS, TEAMS, REVIEW = "readiness.plans", "readiness.teams", "readiness.review_days"
EXPIRY, DETOUR, SPEED, MINUTES = "readiness.expiry_days", "readiness.detour", "readiness.speed", "readiness.minutes"
REQUIRED = "总体应急预案\n自然灾害救助\n防汛抗旱\n地震\n地质灾害\n森林草原火灾\n生产安全事故\n突发公共卫生事件"


class Name:
    """一条规则的名称 · What it limits, of which class: said in the language of the reader."""

    def __init__(self, what, of) -> None:
        self.what, self.of = what, of

    def __str__(self) -> str:
        return f"{self.what} · {self.of}"


def declare() -> None:
    """Called when the app is ready."""
    measures: tuple[tuple[Any, ...], ...] = (
        ("each", _("避难场所人均有效面积"), EACH, SHELTER, _("平方米")),
        ("radius", _("避难场所服务半径"), FAR, SHELTER, _("米")),
        ("reach", _("消防站辖区面积上限"), REACH, STATION, _("平方公里")),
        ("crew", _("消防站每班执勤人数下限"), CREW, STATION, _("人")),
    )
    for prefix, what, values, basis, unit in measures:
        for code, default in values.items():
            basis_of = OURS if (prefix, code) == ("radius", "temporary") else basis
            rules.declare(
                f"readiness.{prefix}_{code}", name=Name(what, WORDS[code]), default=default, basis=basis_of,
                kind="decimal", check=positive, unit=unit,
            )  # fmt: skip
    others: tuple[tuple[Any, ...], ...] = (
        (MINUTES, _("消防站几分钟内到达"), "5", STATION, "int", between(1, 60), _("分钟")),
        (SPEED, _("消防车平均时速"), "30", GUESS, "int", between(1, 150), _("公里")),
        (DETOUR, _("绕行系数（路程是直线的几倍）"), "1.4", GUESS, "decimal", at_least_straight, ""),
        (EXPIRY, _("物资到期、预案到期前几天提醒"), "30", OURS, "int", between(0, 365), _("天")),
        (REVIEW, _("应急预案几天内评估修订"), "1095", _("各级预案原则上每三年评估一次，凭记忆录入，请核对现行管理办法"), "int", between(30, 3660), _("天")),
        (TEAMS, _("县区应建专业救援队伍"), "3", OURS, "int", between(1, 50), _("支")),
        (PLANS, _("县区应有的应急预案（一行一项）"), REQUIRED, OURS, "text", some, ""),
    )  # fmt: skip
    for key, name, default, source, kind, check, unit in others:
        rules.declare(key, name=name, default=default, basis=source, kind=kind, check=check, unit=unit)


def positive(number: Decimal) -> None:
    if number <= 0:
        raise ValueError(_("应大于 0。"))


def at_least_straight(number: Decimal) -> None:
    if not 1 <= number <= 10:
        raise ValueError(_("绕行系数应在 1 和 10 之间。"))


def some(text: str) -> None:
    if not text.strip():
        raise ValueError(_("请至少填一项。"))


def required(area: str) -> list[str]:
    """The subjects for which a county has to have a plan, each once, in the order of the rule."""
    return list(dict.fromkeys(line.strip() for line in rules.value(PLANS, area).splitlines() if line.strip()))


def limit(prefix: str, code: str, area: str) -> float | None:
    """None where the class is not told, or has no such limit."""
    known = {"each": EACH, "radius": FAR, "reach": REACH, "crew": CREW}[prefix]
    return float(rules.value(f"readiness.{prefix}_{code}", area)) if code in known else None
