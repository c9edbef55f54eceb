"""走流程 · Carry a tale along the chain, step by step, each by whoever may take it, each on its own day."""

import datetime as dt

from shangliang.matters import actions
from shangliang.matters.actions.slips import Slip
from shangliang.matters.agreement import Agreement
from shangliang.matters.models import Raiser
from shangliang.people.models import Area
from shangliang.people.organisations import OrgKind

from . import days
from .places import at, unit

ORDER = (
    "raised",
    "accept",
    "release",
    "approve",
    "plan",
    "agree",
    "submit",
    "assign",
    "receive",
    "reply",
    "confirm",
    "appraise",
    "close",
    "archive",
)


class Walk:
    """一路 · One matter on its way; `people` are the demo's accounts by login."""

    def __init__(self, tale, people):
        self.tale, self.people = tale, people
        self.day = dt.date(2023, *tale.raised)
        self.office = people["town-clerk"] if tale.area.startswith("620321100") else people[self._county()]
        self.matter = self.code = None

    def _county(self) -> str:
        return "county-office" if self.tale.area.startswith("620321") else "district-office"

    def _district(self, login: str):
        return self.people[login if self.tale.area.startswith("620321") else f"district-{login}"]

    def go(self):
        """Take every step up to the tale's last; returns the matter."""
        for name in ORDER[: ORDER.index(self.tale.upto) + 1]:
            with days.on(self.day.month, self.day.day, 9 + ORDER.index(name) % 8, 12):
                getattr(self, f"_{name}")()
            self.day = days.later(self.day, 0 if name in ("raised", "release", "receive") else self.tale.gap)
        return self.matter

    def _raised(self):
        tale = self.tale
        typed = None if tale.channel == "web" else self.office
        self.matter, self.code = actions.raise_matter(
            "topic",
            title=tale.title,
            text=tale.text,
            wish=tale.wish,
            topic_class=tale.topic_class,
            area=Area.objects.get(code=tale.area),
            channel=tale.channel,
            typed_by=typed,
        )
        for number in range(tale.followers):
            actions.follow(self.matter, device=f"demo-{self.matter.ref}-{number}")

    def _move(self, name, by=None, **facts):
        self.matter = actions.move(self.matter, name, by=by or self.office, **facts)

    def _accept(self):
        self._move("accept")

    def _release(self):
        self._move("release")

    def _approve(self):
        party = at(self.matter.holder_area, OrgKind.PARTY)
        self._move("approve", body=str(party), document="村（社区）党组织会议记录", note="同意列为协商议题")

    def _plan(self):
        self._move("plan", note="定于村（社区）协商议事室召开，邀请利益相关方不少于一半。")

    def _agree(self):
        tale = self.tale
        agreement = Agreement(self.day, "协商议事室", "村（社区）党组织书记", 17, 16, 10, tale.points, tale.differences)
        self._move(
            "agree",
            agreement=agreement,
            note=f"达成共识 {len(tale.points)} 条，保留不同意见 {len(tale.differences)} 条",
        )

    def _submit(self):
        self._move("submit", target="县（区）委、县（区）政府", note="报送协商成果，建议交有关部门办理。")

    def _assign(self):
        slips = [Slip(unit(self.tale.unit), "lead", self.tale.title)]
        if self.tale.co:
            slips.append(Slip(unit(self.tale.co), "co", "按职责配合"))
        self.matter = actions.assign(self.matter, slips, by=self._district("supervision"))

    def _orders(self):
        return [
            (o, self.people[o.unit.name])
            for o in self.matter.orders.open().select_related("unit", "matter").order_by("-part")
        ]

    def _receive(self):
        for order, clerk in self._orders():
            actions.receive(order, by=clerk)
        self.matter.refresh_from_db()

    def _reply(self):
        for order, clerk in sorted(self._orders(), key=lambda pair: pair[0].part == "lead"):
            text = self.tale.reply if order.part == "lead" else "已按职责配合主办单位办理。"
            actions.reply(order, text, by=clerk, result="已落实")
        self.matter.refresh_from_db()

    def _confirm(self):
        raiser = Raiser.objects.filter(matter=self.matter).select_related("matter").first()
        self.matter = actions.confirm(raiser, solved=True, process="good", result="good", text="办好了，谢谢。")

    def _appraise(self):
        good, fair, bad = self.tale.counts
        self._move("appraise", appraisal={"good": good, "fair": fair, "bad": bad})

    def _close(self):
        self._move("close")

    def _archive(self):
        self._move("archive")
