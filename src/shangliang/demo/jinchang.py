"""金昌观摩 · A room in each of its 139 villages and 43 communities and one in 金铁集团; what was observed on 5 June before the meeting."""

from shangliang.people.can import Role
from shangliang.people.models import Area
from shangliang.subjects import actions as subjects

from . import rooms
from .places import unit
from .tours import Found, Seen, Tour

CODE, OFFICE, COUNTIES = "6203", "city-office", ("620302", "620321")
LOOK = ("looking", "hearing")
STOPS = (
    Seen("620321100", (6, 5), LOOK, "镇上的平台和十几个村（社区）的议事室连成一条线，难事逐级往上走。"),
    Seen("620321100200", (6, 5), LOOK, "三组路灯的事当天下午就在这里商量，17 人到会，没有手机的人写了卡片。"),
    Seen("620302004", (6, 5), LOOK, "街道把社区的议题按六类登记，谁办、什么时候办写在墙上。"),
    Seen("金铁集团", (6, 5), LOOK, "企业的议事室，职工提的事有回音。"),
)
FOUND = (Found(1, "practice", "没有手机的人写卡片，一样算数"), Found(3, "practice", "议事室开到企业里"))


def tell(people, diary) -> None:
    tour = Tour("observation", "政协协商向基层延伸工作现场观摩", CODE, OFFICE, STOPS, people, diary,
                aim="推进会前看四个点")  # fmt: skip
    tour.on((5, 4), 9, 0, _open, people)
    tour.on((6, 1), 9, 0, tour.plan, "市政协主席")
    tour.on((6, 5), 18, 0, tour.look, (6, 5))
    tour.on((6, 6), 9, 0, tour.find, FOUND)
    tour.on((6, 8), 9, 0, tour.report, "四个点各有做法：镇上连线、村里写卡片、街道分类登记、企业开议事室。")


def _open(people) -> None:
    for code in COUNTIES:
        rooms.open_all(code, people.sits(Role.OFFICE, code))
    firm = unit("金铁集团")
    place = Area.objects.get(code=firm.area_id)
    office = people.sits(Role.OFFICE, firm.area_id)
    subjects.add_room("金铁集团协商议事室", place, "enterprise", by=office, owner=firm, opened_on=rooms.SINCE)
