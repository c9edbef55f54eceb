"""导入人口数字 · One row: how many of an area are of a class. They propose the quotas of a draw, and stand beside its pool and panel."""

from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from shangliang.kit.importing import Column, Judged, Made, SetImporter
from shangliang.people.areas import after
from shangliang.people.importers.places import Places, roots
from shangliang.people.refusal import Refused

from .. import pooltable
from ..actions import counting
from ..models import PopulationFigure

LARGEST = 10  # digits


class Population(SetImporter):
    """人口数字"""

    name, word, ability, noun = "population", gettext_noop("人口数字"), "consultation.open", "consultation"
    hint = gettext_noop("一行一类，例如：赵家庄村，性别，女，612。抽签定名额时用，也和名单、入选并排画在公告上。")
    refusals = (Refused, ObjectDoesNotExist)
    columns = (
        Column("area", (gettext_noop("地区"), "所在地", "村（社区）", "区划代码"), required=True, longest=60),
        Column("feature", (gettext_noop("特征"), "项目", "指标"), required=True, longest=pooltable.LONGEST),
        Column("value", (gettext_noop("类别"), "分类", "类"), required=True, longest=pooltable.LONGEST),
        Column("people", (gettext_noop("人数"), "人口", "人口数"), required=True, longest=LARGEST),
    )

    def key(self, row):
        return row["area"], pooltable.value(row["feature"]), pooltable.value(row["value"])

    def look(self, rows, by):
        places = Places(roots(by, "consultation.open"))
        codes = {code for row in rows if (code := places.find(row["area"])[0])}
        figures = PopulationFigure.objects.filter(area__in=codes)
        return {"places": places, "figures": {(f.area_id, f.feature, f.value): f.people for f in figures}}

    def judge(self, row, known, by):
        area, wrong = known["places"].find(row["area"])
        feature, value = pooltable.value(row["feature"]), pooltable.value(row["value"])
        digits = pooltable.value(row["people"]).replace(",", "").replace("，", "")
        if not wrong and not by.can("consultation.open", area):
            wrong = _("这个地方不归您管。")
        if not (digits.isascii() and digits.isdigit() and int(digits) <= counting.MOST):
            wrong = wrong or _("人数：请填 0 以上的整数。")
        if {"&", ","} & set(feature + value):
            wrong = wrong or _("特征和类别里不能有 & 和逗号。")
        if wrong:
            return Judged("refused", wrong)
        before = known["figures"].get((area, feature, value))
        facts: dict[str, Any] = {"cell": (area, feature, value), "people": int(digits), "before": before}
        if before is None:
            return Judged("new", "", facts)
        said = _("人数由 %(before)s 改为 %(after)s") % {"before": before, "after": digits}
        if before == int(digits):
            return Judged("same", "", facts)
        return Judged("changed", said, facts, {"people": str(before)})

    def rows(self, by, area):
        found = PopulationFigure.objects.filter(area_id__gte=area, area_id__lt=after(area))
        for one in found.order_by("area_id", "feature", "value"):
            yield {"area": one.area_id, "feature": one.feature, "value": one.value, "people": one.people}

    def write_set(self, lines, known, *, by):
        made = counting.note_figures({j.facts["cell"]: j.facts["people"] for _row, j in lines}, by=by)
        known["figures"] |= {j.facts["cell"]: j.facts["people"] for _row, j in lines}
        undo = [{"cell": list(j.facts["cell"]), "people": j.facts["people"], "before": None} for _row, j in lines]
        return [Made(f"{one.pk}", each) for one, each in zip(made, undo, strict=True)]

    def undo_set(self, made, *, by):
        return [self._taken_back(one, by) for one in made]

    def write(self, row, judged, known, *, by):
        facts = judged.facts
        known["figures"][facts["cell"]] = facts["people"]
        made = counting.note_figure(*facts["cell"], facts["people"], by=by)
        undo = {"cell": list(facts["cell"]), "people": facts["people"], "before": facts["before"]}
        return Made(f"{made.pk}", undo)

    def undo(self, made, *, by):
        counting.take_back_figure(*made["cell"], now=made["people"], before=made["before"], by=by)
