"""应急准备的说法 · What each share is called on pages and paper, and where the things it counts are listed."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ..kinds import KINDS
from . import figures

_LIST = "/desk/facilities/?kind={kind}&area={{area}}&state=open"
SHELTERS, STATIONS, TEAMS, POINTS = (
    _LIST.format(kind=kind) for kind in ("shelter", "fire_station", "team", "warning_point")
)

SHARE_WORDS: dict[str, tuple[Any, str]] = {
    "plans": (_("应急预案完备"), "#plans"),
    "within_radius": (_("住在避难场所服务半径内的人口（估算）"), SHELTERS),
    "shelter_area": (_("半径内人均有效面积够用的人口（各类合计）"), "#shelters"),
    "fixed_capacity": (_("固定避难场所容得下的人口"), SHELTERS),
    "fire_reach": (_("消防站按时能到的人口（估算）"), STATIONS),
    "fire_area": (_("辖区面积达标的消防站"), "#stations"),
    "fire_crew": (_("执勤人数达标的消防站"), "#stations"),
    "supplies": (_("达标的储备物资"), "#stock"),
    "professional_teams": (_("专业救援队伍到位"), TEAMS),
    "township_teams": (_("有应急队伍的乡镇（街道）"), TEAMS),
    "watched": (_("已纳入监测的隐患点"), POINTS),
    "handled": (_("已处置的隐患点"), POINTS),
    "trained": (_("一年内培训过的救援人员"), "#training"),
}


def counts(standing, code: str) -> list[dict[str, Any]]:
    """One tile for each kind; it opens the list of what it counts."""
    many = figures.counts(standing)
    kinds = {name.removesuffix("s"): number for name, number in many.items()}
    return [
        {"number": number, "label": KINDS[kind].name, "url": f"{reverse('facilities')}?kind={kind}&area={code}&state=open"}
        for kind, number in kinds.items()
    ]  # fmt: skip
