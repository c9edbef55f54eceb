"""The world that is measured: matters over all of Gansu, copied into the tables, so that 100,000 take half a minute.

Everything is invented and drawn from one seed. The tree is the real one, each county has a CPPCC platform that holds
what its villages raise, and some departments that handle it.
"""

import datetime as dt
import itertools
import random
from dataclasses import dataclass, field

import columns
from django.db import connection

TODAY = dt.date(2023, 6, 30)
THINGS = ["路灯坏了好几盏", "自来水断断续续", "巷道积水难走", "垃圾清运不及时", "灌溉渠漏水", "老人吃饭难", "孩子上学路远",
          "卫生室缺药", "羊圈紧挨住房", "广场没有健身器材", "信号不好", "土地流转账目不清", "低保怎么申请", "公交班次太少",
          "危房改造进度慢", "树木遮挡路口", "污水直排", "快递送不到村", "冬季取暖费高", "断头路何时打通"]  # fmt: skip
CLASSES = ["规划建设", "经济社会", "乡村（社区）治理", "公共安全", "公共服务", "其他"]
KINDS = ["topic"] * 14 + ["household", "household", "sentiment", "proposal", "suggestion", "enterprise"]
# stage and how many of twenty are in it; the entries that led there
PATH = ["raised", "accept", "approve", "plan", "agree", "submit", "assign", "receive", "reply", "confirm", "close"]
STAGES = {"raised": (2, 1), "accepted": (1, 2), "approved": (1, 3), "consulting": (1, 4), "agreed": (1, 5), "submitted": (1, 6),
          "handling": (4, 8), "answered": (1, 9), "declined": (1, 2), "closed": (5, 11), "archived": (2, 11)}  # fmt: skip
REACHED = ["raised", "accepted", "approved", "consulting", "agreed", "submitted", "assigned", "handling", "answered", "confirmed", "closed"]  # fmt: skip
OVER = ("declined", "closed", "archived")
AFTER_ASSIGNING = 7
LATER = 100_000_000  # what the product writes itself is numbered from here, above all that is ever copied


@dataclass
class World:
    villages: list[tuple[str, str]]
    platforms: dict[str, int]
    units: dict[str, list[int]]
    draw: random.Random = field(default_factory=lambda: random.Random(20230630))
    made: int = 0


def founded() -> World:
    """The areas, and the bodies of each county; the product's clock stands on the world's last day."""
    from shangliang.kit import clock
    from shangliang.people import actions
    from shangliang.people.models import Area, Organisation

    clock.set_offset(clock.at_noon(TODAY) - clock.real_now())
    actions.load_shipped_areas()
    counties = list(Area.objects.filter(level="county").values_list("code", "name"))
    bodies = [Organisation(name=f"政协{name}委员会", kind="cppcc", area_id=code) for code, name in counties]
    for word in ("水务局", "住建局", "民政局", "交通局", "农业农村局"):
        bodies += [Organisation(name=f"{name}{word}", kind="department", area_id=code) for code, name in counties]
    units = {}
    for body in Organisation.objects.bulk_create(bodies):
        units.setdefault(body.area_id, []).append(body.pk)
    villages = list(Area.objects.filter(level="village", parent__parent__level="county").values_list("code", "name"))
    _begin_chains([code for code, _name in counties])
    return World(villages, {c: u[0] for c, u in units.items()}, {c: u[1:] for c, u in units.items()})


def _begin_chains(counties) -> None:
    from django.db import transaction

    from shangliang.kit import trail

    with transaction.atomic():
        trail.record_many([{"by": None, "action": "bench", "noun": "area", "id": c, "area": c} for c in counties])


def grow(world: World, number: int) -> None:
    """Up to `number` matters, with their timelines, orders, raisers, followers and confirmations."""
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")  # keys are right by construction; checks cost minutes
        for first in range(world.made, number, 10_000):
            keys = range(first + 1, min(first + 10_000, number) + 1)
            matters = [_matter(world, key) for key in keys]
            for table, made in columns.rows_of(world, matters).items():
                _copy(cursor, table, made)
        cursor.execute("SET session_replication_role = DEFAULT")
        for table in columns.NUMBERED:
            cursor.execute(
                f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), greatest({LATER}, (SELECT max(id) FROM {table})))"
            )
    _tick(world.made)
    world.made = number
    connection.close()  # VACUUM stands outside of everything
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
        cursor.execute("CHECKPOINT")  # else what was copied is written out while requests are measured


def _tick(after: int) -> None:
    """What the hourly round would have said of them by now stands in their timelines: else the first round of the served
    product would be at it for ten minutes, as in no office."""
    from shangliang.kit.memory import remembered
    from shangliang.matters.actions import clockwork
    from shangliang.matters.hops import hops
    from shangliang.matters.models import Entry, Matter

    with remembered():
        for first in range(after, Matter.objects.order_by("-pk").values_list("pk", flat=True)[0], clockwork.BATCH):
            chunk = list(Matter.objects.filter(pk__gt=first, pk__lte=first + clockwork.BATCH, closed_on=None))
            orders = clockwork._orders(chunk)
            Entry.objects.bulk_create(
                clockwork.line(matter, hop) for matter in chunk for hop in hops(matter, orders[matter.pk], set(), TODAY)
            )


def _matter(world: World, key: int) -> dict:
    draw = world.draw
    code, name = draw.choice(world.villages)
    stage = draw.choices(list(STAGES), [share for share, _steps in STAGES.values()])[0]
    # what is open is recent, what is over may lie years back
    raised = TODAY - dt.timedelta(days=draw.randrange(20, 1200) if stage in OVER else draw.randrange(0, 160))
    kind = draw.choice(KINDS)
    return {
        "id": key, "code": code, "county": code[:6], "kind": kind, "stage": stage, "steps": STAGES[stage][1], "raised": raised,
        "title": f"{name.removesuffix('委会')}{draw.choice(THINGS)}", "holder": world.platforms[code[:6]],
        "public": kind in ("topic", "proposal", "suggestion") and draw.random() < 0.9,
        "due": raised + dt.timedelta(days=draw.randrange(10, 200)), "class": draw.choice(CLASSES),
    }  # fmt: skip


def _copy(cursor, table: str, made) -> None:
    rows = iter(made)
    first = next(rows, None)
    if first is None:
        return
    names = ", ".join(f'"{name}"' for name in first)
    with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
        for row in itertools.chain([first], rows):
            copy.write_row(list(row.values()))
