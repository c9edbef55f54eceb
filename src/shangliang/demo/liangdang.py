"""两当对标对表 · 6 June: a station, the county archives, the fire brigade and 乔河村; the forum with the bureau; marks, gaps, after.

The stops are of the page; every mark, count and sentence is invented.
"""

import datetime as dt

from shangliang.fieldwork import actions as fieldwork

from . import days
from .scoring import Assessed, Short
from .tours import Found, Seen, Tour

CODE, OFFICE, BUREAU, ARCHIVES = "621228", "liangdang-office", "两当县民族宗教事务局", "两当县档案馆"
DAY = (6, 6)
STOPS = (
    Seen(
        "621228212x01",
        DAY,
        ("looking", "talking"),
        "太阳村的石榴籽服务点有人值守，问了七户，三户说得清创建是做什么的。",
    ),
    Seen("两当县档案馆", DAY, ("reading",), "创建档案已接收四类，另有两类散在各单位。"),
    Seen("两当县消防救援大队", DAY, ("looking", "hearing"), "消防宣传进村，同民族政策宣传一起讲。"),
    Seen("621228203202", DAY, ("looking", "talking"), "乔河村问了八户，四户知道创建，都说支持。"),
)
FOUND = (
    Found(0, "practice", "服务点代办、夜里也有人接电话"),
    Found(1, "problem", "创建档案缺两类"),
    Found(3, "advice", "宣传教育要进村入户，做到人人知晓"),
)
REPORT = (
    "对照测评指标看了四处，开了座谈会。责任体系、交往交流做得实；知晓率不够，档案缺两类。已列出差距，提出意见建议。"
)


def tell(people, diary, publicity, files) -> None:
    """`publicity`, `files`: the walks of the two suggestions that carry the gaps."""
    _trip(people, diary, publicity)
    bureau = people[BUREAU]
    held = Assessed(
        "创建民族团结进步示范县对标对表（虚构数据）", "ethnic_unity_county", CODE, OFFICE, people, diary, body=BUREAU
    )
    held.on((6, 1), 9, 20, held.open)
    held.on(
        (6, 2),
        16,
        30,
        held.mark,
        "self",
        "自查材料（虚构）",
        by=bureau,
        A4="0.9",
        B2="0.9",
        D1="0.75",
        C1="0.92",
        F1="2",
        G1="4",
    )
    held.on((6, 6), 17, 20, held.survey, "太阳村", 7, 3, 7, 6)
    held.on((6, 6), 17, 30, held.survey, "乔河村", 8, 4, 8, 6)
    marks = {"A1": "4.5", "A4": "0.6667", "B1": "0.8", "C1": "0.9", "C2": "7", "D3": "7", "G1": "4"}
    held.on((6, 7), 9, 10, held.mark, "review", "现场查看和座谈会核对（虚构）", **marks)
    shorts = (
        Short(
            "B2",
            "宣传教育要进村入户，做到人人知晓",
            "太阳村、乔河村问了十五户，一半说不清创建是做什么的。",
            BUREAU,
            (8, 31),
            publicity,
        ),
        Short("A4", "创建档案按指标归集，缺哪件补哪件", "已接收四类，另有两类散在各单位。", ARCHIVES, (6, 30), files),
    )
    held.on((6, 7), 17, 55, held.find, *shorts)
    held.on((6, 28), 10, 0, held.again, "A4", "1", "六类档案编目齐全（虚构）").on((6, 29), 9, 0, held.publish)


def _trip(people, diary, publicity) -> None:
    tour = Tour("supervision", "创建民族团结进步示范县监督性调研", CODE, OFFICE, STOPS, people, diary,
                aim="对标对表，看差什么、补什么；人人知晓、人人支持、人人参与")  # fmt: skip
    tour.on((6, 1), 10, 30, tour.plan, "县政协主席")
    tour.on((6, 1), 10, 40, _forum, tour, people[OFFICE])
    tour.on(DAY, 18, 0, tour.look, DAY)
    tour.on((6, 7), 17, 50, tour.find, FOUND, publicity)
    tour.on((6, 12), 11, 0, tour.report, REPORT)


def _forum(tour, office) -> None:
    day = dt.date(2023, *DAY)
    fieldwork.hold_forum(
        tour.trip, title="对标对表座谈会", place=BUREAU, starts_at=days.moment(day, 15), ends_at=days.moment(day, 17), by=office
    )  # fmt: skip
