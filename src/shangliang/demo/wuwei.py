"""武威招商 · Three batches to five provinces and cities, thirty companies met, two came to look. All companies are invented."""

import datetime as dt
from functools import partial

from shangliang.fieldwork import actions as fieldwork
from shangliang.people.organisations import OrgKind

from . import days
from .places import at

MATERIALS = ["资源", "产业", "政策"]
# (first day, last day, places, leader, companies by sector)
BATCHES = (
    ((5, 9), (5, 13), "上海、浙江", "市政协主席", ("新能源装备", "食品加工", "电子信息", "生物制品", "冷链物流", "纺织", "新材料", "包装", "智能制造", "医药")),
    ((5, 23), (5, 27), "福建、广东", "市政协副主席", ("食品加工", "饲料", "家具", "茶饮", "水产加工", "电子信息", "鞋服", "文旅", "光伏", "冷链物流")),
    ((6, 12), (6, 16), "江苏", "市政协副主席", ("化工新材料", "奶制品", "葡萄酒", "中药材", "农机", "光伏", "节水灌溉", "新材料", "仓储", "算力")),
)  # fmt: skip
CAME = ((0, 1, (6, 6)), (1, 0, (6, 19)))  # (batch, company, the day on which it came to look)


def company(batch: int, number: int) -> str:
    return f"示例招商企业{batch + 1}-{number + 1:02}（虚构）"


def tell(people, diary) -> None:
    office = people["wuwei-office"]
    made: dict[tuple[int, int], object] = {}
    for number, (first, last, places, leader, sectors) in enumerate(BATCHES):
        _note(diary, first, 8, _set_out, office, number, first, last, places, leader, sectors, made)
    for batch, number, day in CAME:
        _note(diary, day, 17, _came, office, made, (batch, number), day)
    _note(diary, (5, 5), 10, _plan, office)


def _note(diary, day, hour, act, *given) -> None:
    diary.note(days.moment(dt.date(2023, *day), hour, 45), partial(act, *given))


def _plan(office) -> None:
    fieldwork.plan_year(at("6206", OrgKind.CPPCC).area, 2023, projects=2, yuan=200_000_000, by=office)


def _set_out(office, number, first, last, places, leader, sectors, made) -> None:
    trip = fieldwork.plan_trip(
        "investment", title=f"第{'一二三'[number]}批招商：{places}", host=at("6206", OrgKind.CPPCC), leader=leader,
        starts_on=dt.date(2023, *first), ends_on=dt.date(2023, *last), places=places, by=office,
        aim="推介资源、产业和政策，邀请来访考察", stops=places.split("、"),
    )  # fmt: skip
    for turn, sector in enumerate(sectors):
        day = dt.date(2023, first[0], first[1] + turn // 2)
        made[number, turn] = fieldwork.meet(
            trip, company(number, turn), by=office, day=day, sector=sector, materials=MATERIALS
        )


def _came(office, made, which, day) -> None:
    """A company came to look, accompanied throughout."""
    lead = fieldwork.follow_up(made[which], by=office)
    fieldwork.mark_lead(
        lead, "visit_on", dt.date(2023, *day), by=office, visit_with="市政协分管领导和园区负责人全程陪同"
    )
