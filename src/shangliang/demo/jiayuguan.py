"""嘉峪关调研 · 5 and 6 June: six communities of 雄关街道, four of 钢城街道; members posted there, what each did."""

from shangliang.bonds import actions as bonds
from shangliang.people.models import Area

from . import rooms
from .tours import Found, Seen, Tour

CODE, OFFICE = "6202", "jiayuguan-office"
THREE = ("hearing", "reading", "talking")
SAID = (
    "议题从楼栋微信群和意见箱两头收，台账和现场对得上。", "协商会每月一次，居民能说上话；台账还是纸质的。",
    "委员每周三值班，接待的记录完整。", "议题少，三个月议了一件。", "共识贴在楼道口，谁办、什么时候办都写着。",
    "加装电梯的事社区自己商量成了。", "广场舞音量的事正在商量。", "停车位的事已报到市里。",
    "几个社区共用一间议事室。", "台账口径和别的社区不一样。",
)  # fmt: skip
CODES = (*(f"620201001{n:03}" for n in range(1, 7)), *(f"620201002{n:03}" for n in range(1, 5)))
STOPS = tuple(Seen(code, (6, 5) if n < 6 else (6, 6), THREE, SAID[n]) for n, code in enumerate(CODES))
FOUND = (
    Found(0, "practice", "议题从楼栋群和意见箱两头收"),
    Found(4, "practice", "共识贴在楼道口，写明谁办、何时办"),
    Found(9, "problem", "各社区台账口径不一"),
    Found(9, "advice", "总结推广议题征集、委员下沉、成果转化的典型做法"),
)
REPORT = "两天看了十个社区。议题征集渠道多，委员下沉经常，成果有转化；台账口径不一，好做法还没有互相学起来。建议全市总结推广。"
POSTED = (("member-6202-0", 0), ("member-6202-1", 2), ("member-6202-2", 6), ("member-6202-3", 8))
DUTY = ((5, 10), (5, 24), (6, 14), (6, 28))


def tell(people, diary, suggestion) -> None:
    """`suggestion`: the walk of the matter to which the advice leads."""
    office = people[OFFICE]
    tour = Tour("research", "“嘉事好商量、三有在基层”活动调研", CODE, OFFICE, STOPS, people, diary,
                aim="看议题征集、调研协商、成果转化、委员下沉")  # fmt: skip
    tour.on((5, 4), 9, 10, _open, office)
    posted: dict = {}
    tour.on((5, 8), 9, 0, _post, people, posted)
    for turn, (login, _place) in enumerate(POSTED):
        for day in DUTY[: 4 - turn % 2]:
            tour.on(day, 15, turn, _duty, posted, login, day)
    tour.on((6, 1), 10, 0, tour.plan, "市政协主席", ("member-6202-0", "member-6202-2"))
    for day in ((6, 5), (6, 6)):
        tour.on(day, 18, 0, tour.look, day)
    tour.on((6, 7), 17, 50, tour.find, FOUND, suggestion)
    tour.on((6, 12), 10, 0, tour.report, REPORT)


def _open(office) -> None:
    made = rooms.open_rooms([Area.objects.get(code=code) for code in CODES], office, haves=5)
    rooms.use(made[:8], office)


def _post(people, posted) -> None:
    """Four members, each posted to a community, on duty there every second Wednesday."""
    for login, place in POSTED:
        area = Area.objects.get(code=CODES[place])
        posted[login] = bonds.make_bond("posting", people[login], area, by=people[OFFICE], why="委员下沉社区")


def _duty(posted, login, day) -> None:
    bond = posted[login]
    bonds.record(
        bond, by=bond.person, operation=f"demo-duty-{bond.ref}-{day[0]}-{day[1]}", way="community", minutes=120,
        received=5 + day[1] % 4, found="接待居民，收集意见，当场解释政策。",
    )  # fmt: skip
