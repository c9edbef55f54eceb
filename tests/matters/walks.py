"""走到某一步 · Matters brought to a stage by actions only, for the tests of the desk's pages."""

import datetime as dt

from shangliang.kit import clock
from shangliang.matters import actions
from shangliang.matters.actions.slips import Slip
from shangliang.matters.agreement import Agreement, Point
from tests import cast
from tests.kept import kept

TITLE = "赵家庄村三组到小学的路晚上没有灯"
PAPER = {"document": "永党发〔2023〕12号"}
DAY = dt.date(2023, 6, 1)


@kept
def people() -> dict:
    """Those who walk a topic through the county."""
    cast.platforms()
    found = {
        "clerk": cast.clerk(), "office": cast.office(), "party": cast.party(), "supervision": cast.supervision(),
        "unit": cast.unit(), "leader": cast.leader(), "member": cast.member(), "town": cast.township_clerk(),
    }  # fmt: skip
    cast.organisation("government", cast.COUNTY)
    cast.organisation("party", cast.COUNTY)
    return found


def raised(title=TITLE, *, by=None, area=cast.COUNTY, kind="topic", **more):
    """A topic held by the county's CPPCC, unless raised elsewhere."""
    who = {"by": by} if by else {"typed_by": cast.office()}
    spoken = {} if by else {"name": "某村民（虚构）", "contact": "0935-0000000", "channel": "visit"}
    fields = (
        {"text": f"{title}。孩子上晚自习回家要打手电，去年冬天摔过两个人。", "area": cast.area(area)} | spoken | more
    )
    return actions.raise_matter(kind, title=title, **who, **fields)[0]


def agreement(on=None) -> Agreement:
    point = Point("先装主路 640 米", "县水务局", "2023-09-30", "太阳能路灯 18 盏")
    return Agreement(held_on=on or clock.today(), place="协商议事室", convener="政协主席", invited=17, present=16, interested=10,
                     points=(point,), differences=("电费由谁出，还有不同意见",))  # fmt: skip


@kept
def at(stage: str, title=TITLE, **more):
    """A topic in this stage, at the county; every step by who may take it, today."""
    who, matter = people(), raised(title, **more)
    for name, act in STEPS:
        if matter.stage == stage:
            return matter
        matter = act(matter, who) or matter
        matter.refresh_from_db()
        assert name
    assert matter.stage == stage, f"no way to {stage}"
    return matter


def _reply(matter, who):
    order = matter.orders.open().get()
    actions.reply(order, "三组主路已装路灯 18 盏。", by=who["unit"], result="已落实")


STEPS = (
    ("accept", lambda m, w: actions.move(m, "accept", by=w["office"])),
    ("approve", lambda m, w: actions.move(m, "approve", by=w["party"], body="中共永昌县委员会")),
    ("plan", lambda m, w: actions.move(m, "plan", by=w["office"], note="6月5日在议事室协商")),
    ("agree", lambda m, w: actions.move(m, "agree", by=w["office"], agreement=agreement())),
    ("submit", lambda m, w: actions.move(m, "submit", by=w["office"], target="中共永昌县委员会、永昌县人民政府")),
    ("instruct", lambda m, w: actions.move(m, "instruct", by=w["leader"], body="县长", note="请水务局抓紧办理")),
    ("assign", lambda m, w: actions.assign(m, [Slip(cast.organisation("department"), "lead", "抓紧办理")], by=w["supervision"])),
    ("receive", lambda m, w: actions.receive(m.orders.open().get(), by=w["unit"]) and None),
    ("reply", _reply),
    ("confirm", lambda m, w: actions.answer_for_raiser(m.raisers.get(), by=w["office"], witness="某干部（虚构）", solved=True,
                                                       process="good", result="good")),
    ("appraise", lambda m, w: actions.move(m, "appraise", by=w["office"], appraisal={"good": 9, "fair": 1, "bad": 0})),
    ("close", lambda m, w: actions.move(m, "close", by=w["office"])),
    ("archive", lambda m, w: actions.move(m, "archive", by=w["office"])),
)  # fmt: skip
