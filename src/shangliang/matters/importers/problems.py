"""导入企业问题 · One row: a problem that a registered firm has told its contact; the same words of the same firm are kept once."""

from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from rapidfuzz import fuzz, process

from shangliang.kit import clock
from shangliang.kit.importing import Column, Importer, Judged, Made
from shangliang.kit.say import say
from shangliang.people.refusal import Refused as PeopleRefused
from shangliang.subjects.models import Enterprise

from .. import actions
from ..kinds import KINDS
from ..lifecycle import Refused
from ..models import Matter

KIND = KINDS["enterprise"]
ALIKE = 60  # how alike a class and what the file says are, of 100


class Problems(Importer):
    """企业问题"""

    name, word, ability, noun = "problems", gettext_noop("企业问题"), "matter.raise_problem", "matter"
    hint = gettext_noop("企业要先登记（可以先导入企业）；问题不公开。")
    refusals = (Refused, PeopleRefused, ObjectDoesNotExist)
    columns = (
        Column("firm", (gettext_noop("企业名称"), "企业", "单位名称", "统一社会信用代码"), required=True),
        Column(
            "title",
            (gettext_noop("问题"), "问题名称", "反映问题", "存在问题", "困难问题", "题目"),
            required=True,
            longest=120,
        ),
        Column("text", (gettext_noop("情况"), "问题描述", "具体情况", "详细情况", "内容"), longest=20_000),
        Column("topic_class", (gettext_noop("分类"), "问题类别", "问题分类", "类别"), longest=40),
        Column("severity", (gettext_noop("性质"), "问题性质"), longest=20),
        Column("wish", (gettext_noop("希望怎么办"), "诉求", "企业诉求", "建议"), longest=2000),
        Column("on", (gettext_noop("登记日期"), "反映时间", "登记时间", "收集时间", "日期"), kind="day"),
    )

    def options(self, area):
        return {"topic_class": KIND.classes, "severity": KIND.extra[0].choices}

    def key(self, row):
        return row["firm"], row["title"]

    def look(self, rows, by):
        words = {row["firm"] for row in rows}
        seen = Enterprise.objects.visible_to(by).select_related("area", "contact", "unit")
        firms = list(seen.filter(name__in=words) | seen.filter(credit_code__in=words - {""}))
        there = Matter.objects.filter(kind="enterprise", enterprise__in=firms).values_list("enterprise_id", "title")
        known: dict[str, Any] = {"firms": {}, "there": set(there)}
        for firm in firms:
            for word in {firm.name, firm.credit_code} - {""}:
                known["firms"].setdefault(word, []).append(firm)
        return known

    def rows(self, by, area):
        found = Matter.objects.visible_to(by).within(area).filter(kind="enterprise", enterprise__isnull=False)
        for one in found.select_related("enterprise").order_by("raised_on", "id"):
            yield {
                "firm": one.enterprise.credit_code or one.enterprise.name, "title": one.title, "text": one.text, "topic_class": one.topic_class,
                "severity": str(one.extra.get("severity", "")), "wish": one.wish, "on": one.raised_on,
            }  # fmt: skip

    def judge(self, row, known, by):
        firms = known["firms"].get(row["firm"], [])
        wrong = ""
        if not firms:
            wrong = _("没有登记过企业“%(name)s”，请先登记或导入企业。") % {"name": row["firm"][:30]}
        elif len(firms) > 1:
            wrong = _("有 %(n)s 家企业都叫这个名称，请填统一社会信用代码。") % {"n": len(firms)}
        elif row["on"] and row["on"] > clock.today():
            wrong = _("登记日期不能晚于今天。")
        classed = self._one_of(row["topic_class"], KIND.classes)
        severity = self._one_of(row["severity"], KIND.extra[0].choices)
        if row["topic_class"] and not classed:
            wrong = wrong or _("分类可以填：%(words)s。") % {"words": "、".join(say(c) for c in KIND.classes)}
        if row["severity"] and not severity:
            wrong = wrong or _("性质可以填：%(words)s。") % {"words": "、".join(map(say, KIND.extra[0].choices))}
        if wrong:
            return Judged("refused", wrong)
        verdict = "same" if (firms[0].pk, row["title"]) in known["there"] else "new"
        return Judged(verdict, "", {"firm": firms[0], "topic_class": classed, "severity": severity})

    def _one_of(self, word: str, choices) -> str:
        found = process.extractOne(word, choices, scorer=fuzz.WRatio, score_cutoff=ALIKE) if word else None
        return found[0] if found else ""

    def write(self, row, judged, known, *, by):
        firm, severity = judged.facts["firm"], judged.facts["severity"]
        made, _code = actions.raise_matter(
            "enterprise", title=row["title"], text=row["text"] or row["title"], area=firm.area, enterprise=firm, by=by,
            on=row["on"], topic_class=judged.facts["topic_class"], wish=row["wish"],
            extra={"severity": severity} if severity else {},
        )  # fmt: skip
        known["there"].add((firm.pk, row["title"]))
        return Made(made.ref, {"ref": made.ref})

    def undo(self, made, *, by):
        actions.withdraw_matter(Matter.objects.get(ref=made["ref"]), by=by)
