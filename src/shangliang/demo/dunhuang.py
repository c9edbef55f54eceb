"""敦煌议事室 · Coverage on the way: 67 places, most with a room, some rooms not used for long; 7 June in 黄渠镇."""

from . import rooms
from .tours import Found, Seen, Tour

CODE, BAZICHANG, HUANGDUNZI, QINGSHUI = "620982", "620982108206", "620982108001", "620982108201"
WITHOUT = 8  # places without a room, 清水村 among them
IDLE = 7  # rooms that nobody has used for ninety days

STOPS = (
    Seen(BAZICHANG, (6, 7), ("looking", "hearing"), "议事室在村委会一楼，六有齐全，今年议过四件事，墙上有结果。"),
    Seen(HUANGDUNZI, (6, 7), ("looking", "talking"), "和社区食堂共用一间，居民说议事的时候坐得下三十人。"),
    Seen(
        QINGSHUI,
        (6, 7),
        ("hearing", "conveying"),
        "还没有议事室，借会议室议事，议过的事没有留下记录。",
        "上级现场观摩推进会精神",
    ),
)
FOUND = (
    Found(0, "practice", "议题在田间地头收，一周碰一次头"),
    Found(2, "advice", "没有议事室的村要尽快补齐，并按月公布使用情况"),
)


def tell(people, diary, suggestion) -> None:
    office = people["dunhuang-office"]
    made: list = []
    tour = Tour("research", "黄渠镇协商议事室建设和使用情况调研", CODE, "dunhuang-office", STOPS, people, diary,
                aim="看议事室建得怎么样、用得怎么样、议题怎么选、议了什么")  # fmt: skip
    tour.on((5, 4), 9, 30, lambda: made.extend(_open(office)))
    tour.on((5, 18), 16, 0, lambda: rooms.use(made[IDLE:], office))
    tour.on((6, 1), 16, 0, lambda: rooms.use(made[IDLE + 20 :], office, "协商会"))
    tour.on((6, 5), 9, 0, tour.plan, "市政协副主席")
    tour.on((6, 7), 18, 0, tour.look, (6, 7))
    tour.on((6, 8), 17, 50, tour.find, FOUND, suggestion)
    tour.on(
        (6, 12),
        10,
        0,
        tour.report,
        "看了三个村（社区）：芭子场村、黄墩子社区的议事室建得起、用得上；清水村还没有。已提出意见建议。",
    )


def _open(office) -> list:
    """Without a room: 清水村, and every ninth of the others until there are eight."""
    places = [area for area in rooms.settled(CODE) if area.code != QINGSHUI]
    without = {area.code for area in places[4::9][: WITHOUT - 1]} - {BAZICHANG, HUANGDUNZI}
    having = [area for area in places if area.code not in without]
    having.sort(key=lambda area: area.code in (BAZICHANG, HUANGDUNZI))  # these two are used
    return rooms.open_rooms(having, office, haves=4)[: len(having)]
