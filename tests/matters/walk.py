"""走流程 · A topic of 赵家庄村 and the way along the chain, each step by whoever may take it."""

import datetime as dt

from shangliang.matters import actions
from shangliang.matters.actions.slips import Slip
from shangliang.matters.agreement import Agreement, Point
from shangliang.matters.models import Raiser
from tests import cast
from tests.kept import kept

STEPS = ("accept", "release", "approve", "plan", "agree", "submit", "assign", "receive", "reply", "confirm", "appraise",
         "close", "archive")  # fmt: skip
TITLE = "赵家庄村三组到小学的路晚上没有灯"


def lead_unit():
    """县水务局 of the cast: where cast.unit() works."""
    return cast.organisation("department", cast.COUNTY)


def co_clerk():
    return cast.holder("unit", at=cast.organisation("department", cast.COUNTY, "永昌县教育局"))


@kept
def topic(title=TITLE, *, kind="topic", code=cast.VILLAGE, **more):
    """(matter, code) of a topic raised without an account, unless said otherwise."""
    cast.platforms()
    return actions.raise_matter(kind, title=title, area=cast.area(code), **({"text": "冬天放学时天已经黑了。"} | more))


def carry(matter, upto):
    """The matter after every step up to `upto`."""
    for name in STEPS[: STEPS.index(upto) + 1]:
        matter = DO[name](matter)
    return matter


def carry_on(matter, upto):
    """The matter from where it stands on, up to `upto`."""
    matter.refresh_from_db()
    taken = [*matter.entries.values_list("step", flat=True)]
    for name in STEPS[: STEPS.index(upto) + 1]:
        if name not in taken:
            matter = DO[name](matter)
    return matter


def agreement(**more) -> Agreement:
    given = {
        "held_on": dt.date(2023, 6, 5), "place": "赵家庄村协商议事室", "convener": "村党支部书记", "invited": 17, "present": 16,
        "interested": 10, "points": (Point("上学、放学的路段先亮", "永昌县水务局", "2023-06-30", "装路灯"), Point("先装主路")),
        "differences": ("电费从村集体收入里出,有人不同意",),
    }  # fmt: skip
    return Agreement(**(given | more))


def _move(name, by, **facts):
    return lambda matter: actions.move(
        matter, name, by=by(), **{k: v() if callable(v) else v for k, v in facts.items()}
    )


def _assign(matter):
    return actions.assign(matter, [Slip(lead_unit(), "lead", "装路灯")], by=cast.supervision())


def _receive(matter):
    actions.receive(matter.orders.open().get(), by=cast.unit())
    matter.refresh_from_db()
    return matter


def _reply(matter):
    actions.reply(matter.orders.open().get(), "路灯已装好。", by=cast.unit(), result="已落实")
    matter.refresh_from_db()
    return matter


def _confirm(matter):
    return actions.confirm(Raiser.objects.filter(matter=matter).first(), solved=True, process="good", result="good")


DO = {
    "accept": _move("accept", cast.clerk),
    "release": _move("release", cast.clerk),
    "approve": _move("approve", lambda: cast.party(cast.VILLAGE), body="村党支部"),
    "plan": _move("plan", cast.clerk, note="在协商议事室协商"),
    "agree": _move("agree", cast.clerk, agreement=agreement),
    "submit": _move("submit", cast.clerk, target="永昌县委、县政府"),
    "assign": _assign,
    "receive": _receive,
    "reply": _reply,
    "confirm": _confirm,
    "appraise": _move("appraise", cast.clerk, appraisal={"good": 12, "fair": 3, "bad": 0}),
    "close": _move("close", cast.clerk),
    "archive": _move("archive", cast.clerk),
}
