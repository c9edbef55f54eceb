"""应急台账（演示） · What stands in 甘谷, 清水 and 秦州: facilities, teams, goods, plans, training, where people live.

The page names the three counties, shelters, command centres and fire work stations. Everything here is invented and
marked so: names, numbers, coordinates (townships are laid in a spiral around the county's seat), people.
"""

import datetime as dt
import math
from typing import Any, NamedTuple

from shangliang.people.models import Area
from shangliang.subjects import actions as subjects

GANGU, QINGSHUI, QINZHOU = "620523", "620521", "620502"
SEATS = {GANGU: (34.745, 105.340), QINGSHUI: (34.750, 106.138), QINZHOU: (34.580, 105.724)}
SINCE = dt.date(2022, 3, 1)
SOURCE = "演示数据（虚构）"
TURN, STEP, DEGREE = 2.4, 3_100.0, 111_195.0  # radians and metres from one township to the next


class Stands(NamedTuple):
    """一处 · Of which kind, its name, at which township (its last three digits), how far from that point in metres (east,
    north), and what is written of it."""

    kind: str
    name: str
    town: str
    aside: tuple[float, float]
    details: dict[str, Any]
    head: str = "负责人"


def _shelter(name, town, aside, term, size, capacity, **more) -> Stands:
    return Stands(
        "shelter", name, town, aside, {"term": term, "size": size, "capacity": capacity, **more}, "场所管理员"
    )


def _team(name, town, sort, people, minutes) -> Stands:
    return Stands("team", name, town, (300, 200), {"sort": sort, "people": people, "minutes": minutes}, "队长")


def _danger(name, town, hazard, people, watched="是", handled="否") -> Stands:
    told = {"hazard": hazard, "people": people, "watched": watched, "handled": handled, "watcher": "村党组织书记"}
    return Stands("warning_point", name, town, (1500, -1200), told, "镇长")


FACILITIES: dict[str, tuple[Stands, ...]] = {
    GANGU: (
        Stands("command_centre", "甘谷县应急指挥中心", "100", (0, 0), {"seats": 8, "always": "是", "video": "是", "systems": 5}, "县应急管理局局长"),
        _shelter("甘谷县文化广场避难场所", "100", (350, 250), "短期", 21_000, 9_000, space="室外", signs="否", power="是"),
        _shelter("甘谷县第一中学避难场所", "100", (-500, 300), "中期", 12_000, 4_000, space="室内", signs="否", power="是"),
        _shelter("新兴镇体育场避难场所", "101", (200, 100), "紧急", 6_000, 8_000, space="室外", signs="是", power="否"),
        Stands("fire_station", "甘谷县消防站", "100", (600, -200), {"grade": "二级", "staff": 42, "duty": 18, "engines": 4, "reach": 9}, "站长"),
        Stands("fire_work_station", "新兴镇消防工作站", "101", (0, 200), {"staff": 3, "part_time": 6, "rules": "是", "equipment": "是"}, "镇长"),
        Stands("fire_work_station", "磐安镇消防工作站", "102", (0, 150), {"staff": 2, "part_time": 5, "rules": "是", "equipment": "否"}, "镇长"),
        _team("甘谷县综合救援队", "100", "专业", 45, 20), _team("甘谷县森林草原防灭火队", "110", "专业", 30, 40),
        _team("新兴镇应急小分队", "101", "基层", 25, 15), _team("磐安镇应急小分队", "102", "基层", 22, 15), _team("六峰镇应急小分队", "103", "基层", 20, 15),
        Stands("stock", "甘谷县救灾物资储备库", "100", (-900, -300), {"goods": "帐篷、棉被、饮用水", "kinds": 12, "value": 860_000}, "库主任"),
        _danger("古坡河山洪沟", "110", "山洪", 420), _danger("大石镇后山滑坡", "106", "地质灾害", 130, handled="是"),
    ),
    QINGSHUI: (
        Stands("command_centre", "清水县应急指挥中心", "100", (0, 0), {"seats": 6, "always": "是", "video": "否", "systems": 3}, "县应急管理局局长"),
        _shelter("清水县轩辕广场避难场所", "100", (300, 200), "短期", 16_000, 6_500, space="室外", signs="是", power="是"),
        _shelter("红堡镇中心小学避难场所", "101", (100, 100), "临时", 3_200, 2_400, space="室内", signs="是", power="否"),
        Stands("fire_station", "清水县消防站", "100", (-500, 300), {"grade": "二级", "staff": 36, "duty": 16, "engines": 3, "reach": 4}, "站长"),
        Stands("fire_work_station", "白沙镇消防工作站", "106", (0, 150), {"staff": 0, "part_time": 4, "rules": "是", "equipment": "否"}, "镇长"),
        Stands("fire_work_station", "山门镇消防工作站", "105", (0, 150), {"staff": 1, "part_time": 3, "rules": "是", "equipment": "是"}, "镇长"),
        _team("清水县综合救援队", "100", "专业", 30, 25), _team("白沙镇应急小分队", "106", "基层", 18, 20),
        Stands("stock", "清水县救灾物资储备库", "100", (-800, -200), {"goods": "帐篷、冲锋舟、饮用水", "kinds": 9, "value": 540_000}, "库主任"),
        _danger("牛头河白沙段山洪沟", "106", "山洪", 610), _danger("山门镇滑坡隐患点", "105", "地质灾害", 95, watched="否"),
    ),
    QINZHOU: (
        Stands("command_centre", "秦州区应急指挥中心", "004", (0, 0), {"seats": 10, "always": "是", "video": "是", "systems": 7}, "区应急管理局局长"),
        _shelter("秦州区中心广场避难场所", "004", (200, 300), "短期", 46_000, 20_000, space="室外", signs="是", power="是"),
        _shelter("秦州区体育馆避难场所", "001", (-100, 100), "长期", 60_000, 12_000, space="室内", signs="是", power="是"),
        _shelter("天水郡街道广场避难场所", "007", (100, 0), "紧急", 9_000, 15_000, space="室外", signs="是", power="是"),
        Stands("fire_station", "秦州区消防站", "004", (500, -300), {"grade": "一级", "staff": 68, "duty": 32, "engines": 7, "reach": 7}, "站长"),
        Stands("fire_station", "七里墩小型消防站", "002", (100, 100), {"grade": "小型", "staff": 20, "duty": 12, "engines": 2, "reach": 2}, "站长"),
        Stands("fire_work_station", "皂郊镇消防工作站", "103", (0, 150), {"staff": 3, "part_time": 6, "rules": "是", "equipment": "是"}, "镇长"),
        _team("秦州区综合救援队", "004", "专业", 60, 15), _team("秦州区水上救援队", "002", "专业", 24, 20), _team("秦州区蓝天志愿队", "003", "社会", 40, 30),
        *(_team(f"{name}应急小分队", town, "基层", 20, 15) for town, name in (("103", "皂郊镇"), ("107", "平南镇"), ("109", "娘娘坝镇"), ("001", "大城街道"))),
        Stands("stock", "秦州区救灾物资储备库", "002", (-400, -300), {"goods": "帐篷、发电机、饮用水", "kinds": 18, "value": 1_320_000}, "库主任"),
        _danger("藉河城区段", "004", "山洪", 2_300, handled="是"), _danger("娘娘坝镇泥石流沟", "109", "地质灾害", 340),
    ),
}  # fmt: skip

# (goods, unit, there, to be there, good until)
GOODS: dict[str, tuple[tuple[str, str, int, int, dt.date | None], ...]] = {
    GANGU: (("棉帐篷", "顶", 210, 300, None), ("棉被", "床", 900, 800, None), ("饮用水", "箱", 400, 400, dt.date(2023, 7, 20)), ("应急灯", "盏", 60, 150, None)),
    QINGSHUI: (("棉帐篷", "顶", 240, 200, None), ("饮用水", "箱", 300, 300, dt.date(2023, 6, 10)), ("救生衣", "件", 80, 80, None)),
    QINZHOU: (("棉帐篷", "顶", 600, 600, None), ("发电机", "台", 12, 10, None), ("饮用水", "箱", 1200, 1000, dt.date(2024, 5, 1))),
}  # fmt: skip
PLANS: dict[str, tuple[str, ...]] = {
    GANGU: ("总体应急预案", "自然灾害救助", "防汛抗旱", "地震", "地质灾害"),
    QINGSHUI: ("总体应急预案", "防汛抗旱", "地质灾害", "森林草原火灾"),
    QINZHOU: ("总体应急预案", "自然灾害救助", "防汛抗旱", "地震", "地质灾害", "森林草原火灾", "生产安全事故", "突发公共卫生事件"),
}  # fmt: skip
TRAINED = {GANGU: 60, QINGSHUI: 40, QINZHOU: 150}


def places(county: str) -> dict[str, tuple[float, float, int]]:
    """township -> (latitude, longitude, people): around the seat, the farther the fewer."""
    lat, lon = SEATS[county]
    codes = Area.objects.within(county).filter(level="township").order_by("code").values_list("code", flat=True)
    found = {}
    for n, code in enumerate(codes):
        away, angle = STEP * math.sqrt(n) if n else 0.0, TURN * n
        north, east = away * math.cos(angle) / DEGREE, away * math.sin(angle) / DEGREE / math.cos(math.radians(lat))
        found[code] = (round(lat + north, 6), round(lon + east, 6), 26_000 // (2 + n) + 2_400 + 37 * (n % 5))
    return found


def register(office) -> None:
    """All three counties, in the spring."""
    for county, stands in FACILITIES.items():
        towns = places(county)
        _people(towns, office)
        kept = {one.name: _stand(one, county, towns, office) for one in stands}
        _kept(county, next(found for found in kept.values() if found.kind == "stock"), office)


def _people(towns: dict, office) -> None:
    areas = Area.objects.in_bulk(list(towns))
    subjects.place_all_people(
        ({"name": areas[code].name, "area": areas[code], "lat": lat, "lon": lon, "people": many, "source": SOURCE, "invented": True}
         for code, (lat, lon, many) in towns.items()),
        by=office,
    )  # fmt: skip


def _stand(one: Stands, county: str, towns: dict, office):
    code = f"{county}{one.town}"
    lat, lon, _many = towns[code]
    east, north = one.aside
    return subjects.add_facility(
        f"{one.name}（虚构）", Area.objects.get(code=code), one.kind, by=office, details=one.details, responsible=one.head,
        lat=round(lat + north / DEGREE, 6), lon=round(lon + east / DEGREE / math.cos(math.radians(lat)), 6),
        opened_on=SINCE, invented=True,
    )  # fmt: skip


def _kept(county: str, depot, office) -> None:
    area = Area.objects.get(code=county)
    for name, unit, quantity, quota, expires in GOODS[county]:
        subjects.keep_stock(depot, name, unit=unit, quantity=quantity, quota=quota, expires_on=expires, by=office)
    for n, subject in enumerate(PLANS[county]):
        title = f"{area.name}{subject}{'' if subject.endswith('预案') else '应急预案'}（虚构）"
        subjects.issue_plan(subject, title, area, issued_on=dt.date(2021, 3 + n, 10), by=office, invented=True)
    subjects.hold_training(
        "应急救援队伍春季集训（虚构）", area, whom="responders", people=TRAINED[county], held_on=dt.date(2023, 4, 18), by=office,
        invented=True,
    )  # fmt: skip
