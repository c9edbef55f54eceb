"""查找 · The filters of the lists of matters and of orders: they live in the URL; a wrong one is said and ignored."""

from typing import ClassVar

from django import forms
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy

from shangliang.kit import clock, finding
from shangliang.people.areas import after

from ..kinds import choices
from ..lifecycle import LABELS, OPEN, OVER, Stage
from ..models import Confirmation, Entry
from ..models.piles import ORDER_PILES, PILES, lit

LIGHTS = [
    ("late", gettext_lazy("已逾期")),
    ("warn", gettext_lazy("将到期")),
    ("calm", gettext_lazy("期限内")),
    ("paused", gettext_lazy("已暂停计时")),
    ("untimed", gettext_lazy("不计时")),
]
STAGE_GROUPS = [
    ("open", gettext_lazy("未办结")),
    ("over", gettext_lazy("已有结果")),
    ("done", gettext_lazy("办结、归档")),
]
GROUPS = {"open": OPEN, "over": OVER, "done": (Stage.CLOSED, Stage.ARCHIVED)}
ORDERS = {
    "moved": (gettext_lazy("最近进展"), ("-moved_at", "-id")),
    "due": (gettext_lazy("时限"), ("due_on", "id")),  # a matter without a clock comes last
    "raised": (gettext_lazy("提出时间"), ("-raised_on", "-id")),
}


class Find(finding.Find):
    """查找 · pile, kind, stage, light, area, from, to, q, sort."""

    sorts = ORDERS
    pile = finding.Choice([(p.name, p.label) for p in PILES.values()], label=gettext_lazy("待办"))
    kind = finding.Choice(choices, label=gettext_lazy("种类"))
    stage = finding.Choice([*STAGE_GROUPS, *LABELS.choices(gettext_lazy)], label=gettext_lazy("环节"))
    light = finding.Choice(LIGHTS, label=gettext_lazy("时限"))
    area = finding.Area()
    since = finding.Day(gettext_lazy("提出时间从"))
    until = finding.Day(gettext_lazy("到"))
    q = finding.Words()

    def __init__(self, data, *, person):
        self.person = person
        super().__init__(data)

    def asked_key(self) -> tuple:
        """All that `apply` depends on (for kit.asked): who asks, and for what."""
        return self.person.asked_key(), *super().asked_key()

    def apply(self, matters):
        """The matters that are asked for."""
        for name in ("pile", "kind", "stage", "light", "area", "since", "until", "q"):
            value = self.cleaned_data.get(name)
            if value:
                matters = getattr(self, f"_by_{name}")(matters, value)
        return matters

    def _by_pile(self, matters, name):
        condition = PILES[name].condition(self.person)
        return matters.none() if condition is None else matters.filter(condition)

    def _by_kind(self, matters, kind):
        return matters.filter(kind=kind)

    def _by_stage(self, matters, stage):
        if stage in GROUPS:
            return matters.filter(stage__in=[s.value for s in GROUPS[stage]])
        return matters.filter(stage=stage)

    def _by_light(self, matters, light):
        return matters.filter(lit(light))

    def _by_area(self, matters, code):
        return matters.filter(area_id__gte=code, area_id__lt=after(code))

    def _by_since(self, matters, day):
        return matters.filter(raised_on__gte=day)

    def _by_until(self, matters, day):
        return matters.filter(raised_on__lte=day)

    def _by_q(self, matters, text):
        return matters.holding(text, seen_by=self.person)


class LedgerFind(Find):
    """台账的查找 · Also by the day on which they ended, and without what lies below a place."""

    by = finding.Choice(
        [
            ("closed", gettext_lazy("按办结时间")),
            ("late", gettext_lazy("按逾期时间")),
            ("open", gettext_lazy("到截止日还没有办结")),
        ],
        label=gettext_lazy("日期"),
    )
    own = finding.Choice([("only", gettext_lazy("只看本级提出的"))], label=gettext_lazy("本级"))

    def apply(self, matters):
        code = self.value("area") or min((p.organisation.area_id for p in self.person.held_posts), key=len, default="")
        return super().apply(matters.filter(area_id=code) if self.value("own") else matters)

    def _by_since(self, matters, day):
        by = self.value("by")
        if by == "late":
            return matters.filter(Exists(_late(on__gte=clock.end_of(day - clock.days(1)), **self._before())))
        if by == "open":
            return matters  # however long ago it was raised
        return matters.filter(closed_on__gte=day) if by else super()._by_since(matters, day)

    def _by_until(self, matters, day):
        by = self.value("by")
        if by == "late":  # with the first day, where there is one
            return matters if self.value("since") else matters.filter(Exists(_late(**self._before())))
        if by == "open":
            return super()._by_until(matters, day).exclude(closed_on__lte=day)
        return matters.filter(closed_on__lte=day) if by else super()._by_until(matters, day)

    def _before(self) -> dict:
        day = self.cleaned_data.get("until")
        return {"on__lt": clock.end_of(day)} if day else {}


def _late(**when):
    """When the clock wrote that a matter is late."""
    return Entry.objects.filter(matter=OuterRef("pk"), step="clock_late", **when).order_by()


class AnswerFind(finding.Find):
    """回访确认的查找 · The days are those on which the matter was raised, as the boards count."""

    sorts: ClassVar = {
        "new": (gettext_lazy("最新的在前"), ("-on", "-id")),
        "old": (gettext_lazy("最早的在前"), ("on", "id")),
    }
    solved = finding.Choice(
        [("yes", gettext_lazy("解决了")), ("no", gettext_lazy("还没有解决"))], label=gettext_lazy("解决了没有")
    )
    way = finding.Choice(
        [("self", gettext_lazy("本人确认")), ("spoken", gettext_lazy("凭见证代为登记"))],
        label=gettext_lazy("怎么确认的"),
    )
    area = finding.Area()
    since = finding.Day(gettext_lazy("提出时间从"))
    until = finding.Day(gettext_lazy("到"))
    q = finding.Words()

    def apply(self, answers, matters):
        """Of `answers` those to `matters`: all that this person may open."""
        if code := self.value("area"):
            matters = matters.filter(area_id__gte=code, area_id__lt=after(code))
        matters = self.narrowed(matters, since="raised_on__gte", until="raised_on__lte")
        if text := self.value("q"):
            matters = matters.holding(text)
        if solved := self.value("solved"):
            answers = answers.filter(solved=solved == "yes")
        if way := self.value("way"):
            spoken = Q(way__in=Confirmation.SPOKEN)
            answers = answers.filter(spoken if way == "spoken" else ~spoken)
        return answers.filter(matter__in=matters)


class WaitingFind(Find):
    """筛选台的查找 · What waits longest comes first."""

    sorts: ClassVar = {
        "raised": (gettext_lazy("等得最久"), ("raised_on", "id")),
        "due": (gettext_lazy("时限"), ("due_on", "id")),
        "new": (gettext_lazy("最新提出"), ("-raised_on", "-id")),
    }


class OwnFind(Find):
    """我的查找 · Of what is one's own there are no piles."""

    pile = None  # type: ignore[assignment]


class OrderFind(Find):
    """交办单的查找 · The same of the orders on such matters; the days are those on which they were given."""

    sorts: ClassVar = {
        "due": (gettext_lazy("时限"), ("next_on", "id")),
        "raised": (gettext_lazy("交办时间"), ("-assigned_on", "-id")),
    }
    pile = finding.Choice([(p.name, p.label) for p in ORDER_PILES.values()], label=gettext_lazy("待办"))
    all = forms.BooleanField(label=gettext_lazy("全部"), required=False)
    unit = finding.Words(label=gettext_lazy("承办单位"), max_length=10)
    light = None  # type: ignore[assignment]

    def apply_to(self, orders, matters):
        """The orders of one pile, of all that is open, or of everything (`matters`: all there are)."""
        pile = self.value("pile")
        found = orders.open().filter(ORDER_PILES[pile].condition()) if pile else orders
        found = found if pile or self.value("all") else found.open()
        asked = [n for n in ("kind", "stage", "area", "q") if self.value(n)]
        for name in asked:
            matters = getattr(self, f"_by_{name}")(matters, self.cleaned_data[name])
        found = found.filter(matter__in=matters) if asked else found
        return self.narrowed(found, since="assigned_on__gte", until="assigned_on__lte")

    def _by_q(self, matters, text):
        return matters.holding(text)  # the orders are what is in sight


class NoticeFind(finding.Find):
    """通知的查找"""

    sorts: ClassVar = {"new": (gettext_lazy("最新的在前"), ("-id",)), "old": (gettext_lazy("最早的在前"), ("id",))}
    state = finding.Choice([("unread", gettext_lazy("未读"))], label=gettext_lazy("状态"))
    since = finding.Day(gettext_lazy("时间从"))
    until = finding.Day(gettext_lazy("到"))
    q = finding.Words()

    def apply(self, notices):
        found = notices.unread() if self.value("state") else notices
        return self.narrowed(found, since="at__date__gte", until="at__date__lte", q="text__contains")


class FirmFind(Find):
    """企业专页的查找 · A firm sees its own problems only: no kinds, no places."""

    pills = ("stage",)
    pile = kind = area = None  # type: ignore[assignment]
    stage = finding.Choice(STAGE_GROUPS[:2], label=gettext_lazy("环节"))
