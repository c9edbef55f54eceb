"""导入议题、提案 · One row: a matter that somebody has brought up, typed for them by the office (代填); its way begins as by hand.

The same words at the same place are kept once.
"""

from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Prefetch
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from shangliang.kit import clock
from shangliang.kit.importing import Column, Importer, Judged, Made
from shangliang.kit.say import say
from shangliang.people.importers.places import Places, roots
from shangliang.people.models import Area, Membership
from shangliang.people.refusal import Refused as PeopleRefused

from .. import actions
from ..kinds import KINDS
from ..lifecycle import Refused
from ..models import Matter, Raiser

MOST_PEOPLE = 10_000_000


class Raised(Importer):
    """提出的事 · What topics and proposals share; `kind` names theirs."""

    kind: str
    noun, refusals = "matter", (Refused, PeopleRefused, ObjectDoesNotExist)

    def options(self, area):
        return {"topic_class": KINDS[self.kind].classes}

    def key(self, row):
        return row["area"], row["title"]

    def look(self, rows, by):
        there = Matter.objects.filter(kind=self.kind, title__in={row["title"] for row in rows})
        known: dict[str, Any] = {
            "places": Places(roots(by, self.ability)),
            "there": set(there.values_list("area_id", "title")),
            "areas": {},
        }
        return known

    def judge(self, row, known, by):
        code, wrong = known["places"].find(row["area"])
        kind = KINDS[self.kind]
        if row["topic_class"] and row["topic_class"] not in kind.classes:
            wrong = wrong or _("分类可以填：%(words)s。") % {"words": _("、").join(map(say, kind.classes))}
        if row["on"] and row["on"] > clock.today():
            wrong = wrong or _("日期不能晚于今天。")
        extra, bad = self.more(row)
        if wrong := wrong or bad:
            return Judged("refused", wrong)
        if (code, row["title"]) in known["there"]:
            return Judged("same")
        return self.spoken(row, known, {"area": code, "extra": extra}, by)

    def more(self, row) -> tuple[dict[str, Any], str]:
        """What the kind asks for besides, or what is wrong."""
        raise NotImplementedError

    def spoken(self, row, known, facts, by) -> Judged:
        """Whose voice it is."""
        raise NotImplementedError

    def rows(self, by, area):
        """What may be seen there, the oldest first; who raised it does not leave with a ledger."""
        found = Matter.objects.visible_to(by).within(area).filter(kind=self.kind)
        for one in self.dressed(found).order_by("raised_on", "id"):
            told = {
                "title": one.title,
                "area": one.area_id,
                "text": one.text,
                "topic_class": one.topic_class,
                "on": one.raised_on,
            }
            yield told | self.besides(one)

    def dressed(self, matters):
        return matters

    def besides(self, matter: Matter) -> dict[str, Any]:
        """What the kind's own columns say."""
        raise NotImplementedError

    def write(self, row, judged, known, *, by):
        told = judged.facts
        area = known["areas"].get(told["area"]) or Area.objects.get(pk=told["area"])
        known["areas"][area.pk] = area
        made, _code = actions.raise_matter(
            self.kind, title=row["title"], text=row["text"] or row["title"], area=area, on=row["on"],
            topic_class=row["topic_class"], extra=told["extra"], **told["voice"],
        )  # fmt: skip
        known["there"].add((area.pk, row["title"]))
        return Made(made.ref, {"ref": made.ref})

    def undo(self, made, *, by):
        actions.withdraw_matter(Matter.objects.get(ref=made["ref"]), by=by)


class Topics(Raised):
    """议题"""

    kind = "topic"
    name, word, ability = "topics", gettext_noop("议题"), "matter.raise_for"
    hint = gettext_noop("一行一条议题，由机关代填；提出人的姓名和电话密封保存。")
    columns = (
        Column("title", (gettext_noop("议题"), "议题名称", "题目", "标题"), required=True, longest=120),
        Column("area", (gettext_noop("所在地"), "区划代码", "所在村", "村（社区）"), required=True, longest=60),
        Column("text", (gettext_noop("事实和理由"), "情况", "内容", "主要内容"), longest=20_000),
        Column("topic_class", (gettext_noop("分类"), "议题分类", "类别"), longest=40),
        Column("affected", (gettext_noop("涉及人数"), "受益人数"), longest=10),
        Column("who", (gettext_noop("提出人"), "姓名", "提出人姓名"), longest=40, veil=lambda name: name[:1] + "*"),
        Column("contact", (gettext_noop("联系方式"), "电话", "联系电话"), kind="code", longest=30, veil=lambda _text: ""),
        Column("on", (gettext_noop("提出日期"), "日期", "征集日期"), kind="day"),
    )  # fmt: skip
    sensitive = "matter.see_raiser"

    def more(self, row):
        many = row["affected"].replace(",", "").replace("，", "")
        if many and not (many.isascii() and many.isdigit() and int(many) <= MOST_PEOPLE):
            return {}, _("涉及人数：请填 0 以上的整数。")
        return ({"affected": many} if many else {}), ""

    def besides(self, matter):
        return {"affected": str(matter.extra.get("affected", ""))}

    def spoken(self, row, known, facts, by):
        voice = {"typed_by": by, "name": row["who"], "contact": row["contact"]}
        return Judged("new", "", facts | {"voice": voice})


BATCH = next(extra for extra in KINDS["proposal"].extra if extra.name == "batch")


class Proposals(Raised):
    """提案"""

    kind = "proposal"
    name, word, ability = "proposals", gettext_noop("提案"), "proposal.file"
    hint = gettext_noop("一行一件提案，提案人是本级委员。批次写：全会提案、平时提案。")
    columns = (
        Column("title", (gettext_noop("案由"), "提案名称", "题目", "标题", "提案题目"), required=True, longest=120),
        Column("author", (gettext_noop("提案人"), "第一提案人", "提案者"), required=True, longest=40),
        Column("area", (gettext_noop("所在地"), "区划代码", "涉及地区"), required=True, longest=60),
        Column("batch", (gettext_noop("批次"), "提案批次"), required=True, longest=10),
        Column("text", (gettext_noop("情况分析"), "提案内容", "内容", "正文"), longest=20_000),
        Column("suggestion", (gettext_noop("具体建议"), "建议", "建议办法"), required=True, longest=2000),
        Column("topic_class", (gettext_noop("分类"), "提案分类", "类别"), longest=40),
        Column("on", (gettext_noop("提出日期"), "日期", "提交日期"), kind="day"),
    )  # fmt: skip

    def options(self, area):
        return super().options(area) | {"batch": BATCH.choices}

    def look(self, rows, by):
        known = super().look(rows, by)
        seats = Membership.objects.filter(person__name__in={row["author"] for row in rows}).select_related(
            "person", "term__organisation"
        )
        known["authors"] = {}
        for seat in seats.filter(term__organisation__area__in=roots(by, self.ability)):
            known["authors"].setdefault(seat.person.name, {})[seat.person_id] = seat.person
        return known

    def more(self, row):
        if row["batch"] not in BATCH.choices:
            return {}, _("批次可以填：%(words)s。") % {"words": _("、").join(map(say, BATCH.choices))}
        return {"batch": row["batch"], "suggestion": row["suggestion"], "analysis": row["text"]}, ""

    def dressed(self, matters):
        leads = Raiser.objects.filter(lead=True).select_related("person")
        return matters.prefetch_related(Prefetch("raisers", queryset=leads, to_attr="leading"))

    def besides(self, matter):
        """A proposal is its author's, in public."""
        lead = next((one for one in matter.leading if one.person), None)
        said = {name: str(matter.extra.get(name, "")) for name in ("batch", "suggestion")}
        return said | {"author": lead.person.name if lead else ""}

    def spoken(self, row, known, facts, by):
        authors = list(known["authors"].get(row["author"], {}).values())
        if len(authors) != 1:
            return Judged("refused", _("本级委员里没有“%(name)s”，或有几个同名的。") % {"name": row["author"][:20]})
        if not authors[0].can("proposal.draft", facts["area"]):
            return Judged("refused", _("“%(name)s”在这个地方不能提提案。") % {"name": row["author"][:20]})
        return Judged("new", "", facts | {"voice": {"by": authors[0]}})
