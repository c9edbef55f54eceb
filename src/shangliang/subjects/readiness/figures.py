"""应急的数字 · What the register of readiness counts, of an area and all its counties; scorecards and insight read them.

A share whose whole is nothing (no place of population brought in, no station whose shift is known) is no data: None.
"""

from collections import Counter

from shangliang.kit import clock, figures

from .. import readiness
from ..models import EmergencyPlan, Facility

COUNTS = ("command_centres", "shelters", "fire_stations", "fire_work_stations", "teams", "stocks", "warning_points")
SHARES = {
    "plans": "应有的应急预案中，已印发且没有超过评估修订期限的",
    "within_radius": "人口中，住在某处避难场所服务半径之内的（直线距离乘绕行系数，估算）",
    "shelter_area": "服务半径之内的人口中，按人均有效面积够用的",
    "fixed_capacity": "人口中，固定避难场所（短期、中期、长期）容得下的",
    "fire_reach": "人口中，消防站按规定分钟数能到达的（估算；只算消防站，不算消防工作站）",
    "fire_area": "填了辖区面积的消防站中，不超过本等级上限的",
    "fire_crew": "填了每班执勤人数的消防站中，达到本等级下限的",
    "supplies": "应储的物资中，数量够、没有过期的",
    "professional_teams": "应建的专业救援队伍中，已建的",
    "township_teams": "乡镇（街道）中，有应急队伍的",
    "watched": "监测预警点中，已纳入监测的",
    "handled": "监测预警点中，隐患已处置的",
    "trained": "应急队伍人员中，一年内培训过的（人次，不超过人数）",
}


def declare() -> None:
    """Called when the app is ready."""
    keys = dict.fromkeys(COUNTS, "在用的个数") | {
        "people": "导入的人口点合计人数",
        "plans_in_force": "有效的应急预案份数",
    }
    for name, sentence in SHARES.items():
        keys |= {name: sentence, f"{name}_of": f"{sentence}：分子、分母"}
    figures.declare(
        "readiness", sentence="应急准备：在用的设施和队伍、有效的预案、按标准的达标比例", unit="个、人、比例", keys=keys,
        query=compute,
    )  # fmt: skip


def compute(area, period) -> dict:
    """As of the end of the period. `handled` and the like are what is known of the facilities today."""
    day = min(period.end, clock.today())

    standing = list(Facility.objects.within(area).standing(day).order_by("pk"))
    return counts(standing) | _plans(area, day) | _shares(area, day, standing)


def counts(standing) -> dict[str, int]:
    many = Counter(one.kind for one in standing)
    return {name: many[name.removesuffix("s")] for name in COUNTS}


def _plans(area, day) -> dict:
    return {"plans_in_force": EmergencyPlan.objects.within(area).in_force(day).count()}


def shares(area: str, day, standing) -> tuple[readiness.Covered, dict[str, readiness.Share]]:
    """Every share as (part, whole), and the coverage behind some of them."""
    teams = [one for one in standing if one.kind == "team"]
    cover = readiness.covered(area, day)
    return cover, from_standing(
        cover, standing, plans=readiness.plans(area, day), supplies=readiness.stocked(area, day), teams_of=readiness.teams(area, teams),
        townships=readiness.townships(area, [team.area_id for team in teams]), trained=readiness.trained(area, teams, day),
    )  # fmt: skip


def from_standing(cover, standing, *, plans, supplies, teams_of, townships, trained) -> dict[str, readiness.Share]:
    """With what has been asked of the tables; the rest follows from what stands there."""
    of = lambda kind: [one for one in standing if one.kind == kind]  # noqa: E731
    stations, points = of("fire_station"), of("warning_point")
    return {
        "plans": plans, "within_radius": cover.near, "shelter_area": cover.room, "fixed_capacity": cover.fixed, "fire_reach": cover.fire,
        "fire_area": readiness.reach(stations), "fire_crew": readiness.crew(stations), "supplies": supplies,
        "professional_teams": teams_of, "township_teams": townships, "watched": readiness.warned(points, "watched"),
        "handled": readiness.warned(points, "handled"), "trained": trained,
    }  # fmt: skip


def _shares(area, day, standing) -> dict:
    cover, found = shares(area, day, standing)
    told: dict = {"people": cover.people}
    for name, (part, whole) in found.items():
        told |= {name: part / whole if whole else None, f"{name}_of": [part, whole]}
    return told
