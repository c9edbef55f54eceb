"""走流程 · Carry a tale along the chain, step by step, each by whoever may take it, each at its own moment."""

import datetime as dt
from collections.abc import Iterator

from shangliang.kit import clock
from shangliang.matters import actions
from shangliang.matters.actions.slips import Slip
from shangliang.matters.agreement import Agreement
from shangliang.matters.models import Raiser
from shangliang.people.can import Role
from shangliang.people.models import Area
from shangliang.people.organisations import OrgKind

from . import days
from .places import at, unit

SPOKEN = frozenset({"phone", "visit", "paper", "box", "meeting"})  # who came this way confirms by telephone
AT_ONCE = frozenset({"raised", "sign", "release"})  # the next step may follow on the same day
# What an outcome is called when it is handed over, where the tale has no words of its own.
SUBMITTED = {
    "topic": "报送协商成果，建议交有关部门办理。",
    "sentiment": "报送社情民意信息。",
    "suggestion": "报送意见建议，建议交有关部门研究。",
    "household": "帮扶干部解决不了，建议交有关部门办理。",
    "enterprise": "报送企业问题，建议交有关部门办理。",
}
HOURS = (9, 10, 11, 15, 16, 17)


def moments(tale) -> Iterator[tuple[dt.datetime, str]]:
    """When each step of the tale is taken: pinned to a day, or so many working days after the one before it."""
    day, turn = dt.date(2023, *tale.raised), len(tale.title) % 3
    for name in tale.steps:
        pinned = dt.date(2023, *tale.on[name]) if name in tale.on else day
        if pinned < day:
            raise ValueError(f"{tale.title}: {name} on {pinned} would come before {day}")
        day, turn = pinned, turn if pinned == day else len(tale.title) % 3
        yield days.moment(day, HOURS[turn], (len(tale.text) * 7 + len(name) * 11) % 60), name
        after = days.later(day, 0 if name in AT_ONCE else tale.gap)
        day, turn = after, turn + 1 if after == day else len(tale.title) % 3


class Walk:
    """一路 · One matter on its way; `people` is the company, `source` the walk of the matter it grows out of."""

    def __init__(self, tale, people, *, source=None, **more):
        self.tale, self.people, self.source, self.more = tale, people, source, more
        self.matter = self.code = None
        self.reasons = iter(tale.escalate)

    def write_into(self, diary) -> "Walk":
        """Note every step in the diary."""
        for moment, name in moments(self.tale):
            diary.note(moment, getattr(self, f"_{name}"))
        return self

    def _desk(self):
        return self.people.desk(self.matter.holder_area if self.matter else self.tale.area)

    def _move(self, name, by=None, **facts):
        self.matter = actions.move(self.matter, name, by=by or self._desk(), **facts)

    def _raised(self):
        tale = self.tale
        by = self.people[tale.by] if tale.by else None
        said = {"title": tale.title, "text": tale.text, "extra": dict(tale.extra), "topic_class": tale.topic_class}
        if self.source:
            self.matter = actions.open_from(self.source.matter, tale.kind, by=by, **said)
            return
        typed = None if tale.channel == "web" or by else self._desk()
        self.matter, self.code = actions.raise_matter(
            tale.kind, area=Area.objects.get(code=tale.area), wish=tale.wish, place=tale.place, channel=tale.channel,
            by=by, typed_by=typed, **said, **self.more,
        )  # fmt: skip

    def _sign(self):
        for login in self.tale.signers:
            actions.sign(self.matter, by=self.people[login])

    def _accept(self):
        self._move("accept")

    def _release(self):
        """From now on people can see it, and say that they care about it too."""
        self._move("release")
        for number in range(self.tale.followers):
            actions.follow(self.matter, device=f"demo-{self.matter.ref}-{number}")

    def _settle(self):
        self._move("settle", note=self.tale.settle)

    def _redirect(self):
        self._move("redirect", target=self.tale.redirect)

    def _escalate(self):
        self.matter = actions.escalate(self.matter, next(self.reasons), by=self._desk())

    def _approve(self):
        """By the Party organisation itself where it signs in; else the desk records what it decided."""
        code = self.matter.holder_area
        party = self.people.sits(Role.PARTY, code)
        facts = {} if party else {"document": "村（社区）党组织会议记录"}
        self._move("approve", by=party, body=str(at(code, OrgKind.PARTY)), note="同意列为协商议题。", **facts)

    def _plan(self):
        self._move("plan", note=self.tale.plan)

    def _agree(self):
        tale, (place, chair) = self.tale, self.tale.held
        day = clock.today()
        agreement = Agreement(day, place, chair, 17, 16, 10, tale.points, tale.differences)
        note = f"达成共识 {len(tale.points)} 条，保留不同意见 {len(tale.differences)} 条。"
        self._move("agree", agreement=agreement, note=note)

    def _file(self):
        self._move("file")

    def _adopt(self):
        self._move("adopt", note=self.tale.adopt)

    def _submit(self):
        tale, place = self.tale, Area.objects.get(code=self.matter.holder_area[:6])
        to = tale.submit_to or f"中共{place}委员会、{place}人民政府"
        self._move("submit", target=to, note=tale.submit or SUBMITTED[tale.kind])

    def _instruct(self):
        body = str(at(self.matter.holder_area, OrgKind.PARTY))
        self._move("instruct", body=body, document="批示登记（虚构）第1号", note=self.tale.instruct)

    def _give(self, *slips):
        supervision = self.people.seat(Role.SUPERVISION, self.matter.holder_area)
        self.matter = actions.assign(self.matter, list(slips), by=supervision)

    def _misassign(self):
        self._give(Slip(unit(self.tale.wrong_unit), "lead", self.tale.title))

    def _assign(self):
        co = [Slip(unit(self.tale.co), "co", "按职责配合")] if self.tale.co else []
        self._give(Slip(unit(self.tale.unit), "lead", self.tale.title), *co)

    def _orders(self):
        """The open orders with who handles them, the lead first."""
        found = self.matter.orders.open().select_related("unit", "matter").order_by("-part")
        return [(order, self.people.clerk(order.unit)) for order in found]

    def _return_order(self):
        order, clerk = self._orders()[0]
        actions.return_order(order, self.tale.wrong_reason, by=clerk)
        self.matter.refresh_from_db()

    def _receive(self):
        for order, clerk in self._orders():
            actions.receive(order, by=clerk)
        self.matter.refresh_from_db()

    def _progress(self):
        order, clerk = self._orders()[0]
        actions.progress(order, self.tale.progress, by=clerk)
        self.matter.refresh_from_db()

    def _extend(self):
        note, day = self.tale.delay
        supervision = self.people.seat(Role.SUPERVISION, self.matter.holder_area)
        self._move("extend", by=supervision, due=dt.date(2023, *day), note=note)

    def _reply(self):
        """A lead waits for its co-units; a proposal's answer carries its class."""
        letter = {"result_class": "A"} if self.tale.kind == "proposal" else {}
        for order, clerk in sorted(self._orders(), key=lambda pair: pair[0].part == "lead"):
            text = self.tale.reply if order.part == "lead" else "已按职责配合主办单位办理。"
            actions.reply(order, text, by=clerk, result="已落实", **letter)
        self.matter.refresh_from_db()

    def _confirm(self):
        """By whoever raised it: with their account, by telephone, or with the code of the receipt."""
        raiser = Raiser.objects.filter(matter=self.matter).select_related("matter", "person").first()
        said = {"solved": True, "process": "good", "result": "good"}
        if self.tale.channel in SPOKEN and not self.tale.by:
            said |= {
                "by": self._desk(),
                "witness": "村务监督委员会成员（虚构）",
                "way": "phone",
                "text": "办好了，谢谢。",
            }
            self.matter = actions.answer_for_raiser(raiser, **said)
            return
        way, text = ("account", "") if raiser.person else ("code", "办好了，谢谢。")
        self.matter = actions.confirm(raiser, way=way, text=text, **said)

    def _appraise(self):
        good, fair, bad = self.tale.counts
        self._move("appraise", appraisal={"good": good, "fair": fair, "bad": bad})

    def _close(self):
        self._move("close")

    def _archive(self):
        self._move("archive")
