"""导入走访 · One row: one visit to a person under care or a firm, with the aid that was given and the need that was told.

A line that was brought in before is known by its own words: the same ledger twice makes no second visit.
"""

import hashlib
import json
from decimal import Decimal, InvalidOperation
from functools import partial
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from shangliang.gatherings.models import Visit
from shangliang.gatherings.models.visits import Way, number_of
from shangliang.kit import clock
from shangliang.kit.importing import Column, Judged, Made, SetImporter
from shangliang.matters.kinds import KINDS as MATTERS
from shangliang.matters.lifecycle import Refused as NotNow
from shangliang.people.refusal import Refused
from shangliang.subjects import facts

from .. import actions
from ..models import Bond
from .known import Cadres, Cared, Firms

MOST = Decimal(100_000)  # yuan of one gift
WAYS = {
    "上门走访": Way.HOME, "上门": Way.HOME, "入户": Way.HOME, "入户走访": Way.HOME, "电话联系": Way.PHONE, "电话": Way.PHONE, "微信联系": Way.WECHAT,
    "微信": Way.WECHAT, "走访企业": Way.ENTERPRISE, "到企业": Way.ENTERPRISE,
}  # fmt: skip
KINDS = {"": "goods", "物资": "goods", "物": "goods", "现金": "cash", "款": "cash"}
SOURCES = {"": "own", "干部自费": "own", "自费": "own", "单位": "unit", "社会": "society"}


class Visits(SetImporter):
    """走访"""

    name, word, ability, noun = "visits", gettext_noop("走访"), "visit.record", "visit"
    hint = gettext_noop(
        "一行一次走访：谁去的、看谁（关爱对象或企业）、哪天。要先登记结对或包联。带了物资、有需求的写在同一行。"
    )
    refusals, sensitive = (Refused, NotNow, ObjectDoesNotExist), "household.export_sensitive"
    columns = (
        Column("helper", (gettext_noop("走访人"), "帮扶干部", "干部姓名", "走访干部"), longest=40),
        Column("body", (gettext_noop("走访人单位"), "干部单位", "单位", "包联单位"), longest=60),
        Column("on", (gettext_noop("走访日期"), "走访时间", "日期"), required=True, kind="day"),
        Column("way", (gettext_noop("走访方式"), "方式"), longest=20),
        Column("assisted", (gettext_noop("对象姓名"), "帮扶对象", "关爱对象"), longest=60, veil=partial(facts.masked, "name")),
        Column("id_number", (gettext_noop("对象身份证号"), "身份证号"), kind="code", longest=18, veil=partial(facts.masked, "id_number")),
        Column("area", (gettext_noop("对象所在村"), "所在村", "所在地"), longest=60),
        Column("firm", (gettext_noop("企业名称"), "企业", "统一社会信用代码"), longest=120),
        Column("found", (gettext_noop("看到的情况"), "走访情况", "情况"), longest=2000, veil=partial(facts.masked, "health")),
        Column("explained", (gettext_noop("讲解的政策法律"), "宣讲政策", "讲解政策"), longest=200),
        Column("aid", (gettext_noop("物资内容"), "帮扶物资", "慰问品"), longest=120),
        Column("yuan", (gettext_noop("金额或折价（元）"), "金额", "折价", "价值"), longest=12),
        Column("aid_kind", (gettext_noop("款或物"), "帮扶形式"), longest=10),
        Column("source", (gettext_noop("资金来源"), "来源"), longest=10),
        Column("need", (gettext_noop("需求"), "问题", "需求题目"), longest=120, veil=partial(facts.masked, "health")),
        Column("need_class", (gettext_noop("需求分类"), "问题分类", "分类"), longest=40),
    )  # fmt: skip

    def options(self, area):
        classes = dict.fromkeys(word for name in ("household", "enterprise", "topic") for word in MATTERS[name].classes)
        return {
            "way": ["上门走访", "电话联系", "微信联系", "走访企业"], "aid_kind": ["物资", "现金"], "source": ["干部自费", "单位", "社会"],
            "need_class": list(classes),
        }  # fmt: skip

    def key(self, row):
        return _operation(row)

    def look(self, rows, by):
        sent = {number_of(_operation(row)) for row in rows}
        cared, firms = Cared(rows, by, "visit.record"), Firms({row["firm"] for row in rows if row["firm"]}, by)
        persons = [one.pk for alike in cared.named.values() for one in alike]
        there = [one.pk for alike in firms.by_word.values() for one in alike]
        running = Bond.objects.visible_to(by).select_related(
            "person", "organisation", "assisted__household", "enterprise"
        )
        bonds: dict[tuple[str, int], list[Bond]] = {}
        for bond in running.filter(assisted__in=persons) | running.filter(enterprise__in=there):
            target = ("assisted", bond.assisted_id) if bond.assisted_id else ("enterprise", bond.enterprise_id)
            bonds.setdefault(target, []).append(bond)
        kept = Visit.objects.filter(typed_by=by, operation__in=sent).values_list("operation", flat=True)
        return {
            "cared": cared,
            "firms": firms,
            "cadres": Cadres(rows, by, "visit.record"),
            "bonds": bonds,
            "kept": set(kept),
        }

    def judge(self, row, known, by):
        if number_of(_operation(row)) in known["kept"]:
            return Judged("same")
        bond, wrong = self._bond(row, known)
        aid, bad_aid = _aid(row)
        way = WAYS.get(row["way"].strip(), "") if row["way"] else (bond.rules.ways[0] if bond else "")
        if bond and way not in bond.rules.ways:
            wrong = _("走访方式可以填：%(words)s。") % {
                "words": _("、").join(str(Way(w).label) for w in bond.rules.ways)
            }
        if row["on"] and row["on"] > clock.today():
            wrong = wrong or _("走访日期不能晚于今天。")
        kind = MATTERS[bond.rules.matter] if bond and row["need"] else None
        if kind and row["need_class"] and row["need_class"] not in kind.classes:
            wrong = wrong or _("需求分类可以填：%(words)s。") % {"words": _("、").join(kind.classes)}
        if wrong := wrong or bad_aid:
            return Judged("refused", wrong)
        return Judged("new", "", {"bond": bond, "way": way, "aid": aid, "need": bool(row["need"])})

    def _bond(self, row, known) -> tuple[Bond | None, str]:
        """The bond that was in force on the day; by who went, where several contact one firm."""
        if row["firm"]:
            target, wrong = known["firms"].find(row["firm"])
            place = ("enterprise", target.pk) if target else None
        else:
            target, wrong = known["cared"].find(row)
            place = ("assisted", target.pk) if target else None
        if wrong:
            return None, wrong
        day = row["on"]
        held = [b for b in known["bonds"].get(place, []) if b.start <= day and (b.end is None or b.end >= day)]
        if row["helper"] and place and place[0] == "assisted":
            who, wrong = known["cadres"].find({"helper": row["helper"], "body": row["body"]})
            held = [b for b in held if who and b.person_id == who.pk]
        elif row["body"]:
            held = [b for b in held if row["body"] in (b.organisation.name, b.organisation.short)]
        if wrong:
            return None, wrong
        return (held[0], "") if held else (None, _("那一天没有这段结对或包联，请先登记或导入。"))

    def in_sets(self, verdict):
        """A need becomes a matter, which begins its own way."""
        return super().in_sets(verdict) and not verdict.facts["need"]

    def write_set(self, lines, known, *, by):
        told = [(judged.facts["bond"], _how(row, judged)) for row, judged in lines]
        return [Made(made.ref, {"ref": made.ref}) for made in actions.record_all(told, by=by)]

    def write(self, row, judged, known, *, by):
        told = judged.facts
        bond, need = told["bond"], None
        if row["need"]:
            need = {"title": row["need"], "text": row["found"] or row["need"], "topic_class": row["need_class"]}
        made = actions.record(bond, by=by, need=need, **_how(row, judged))
        return Made(made.ref, {"ref": made.ref})

    def undo_set(self, made, *, by):
        return [self._taken_back(one, by) for one in made]

    def undo(self, made, *, by):
        actions.retract_visit(Visit.objects.get(ref=made["ref"]), by=by)


def _how(row, judged) -> dict[str, Any]:
    """For the action: what the line says of the visit."""
    told = judged.facts
    return {
        "operation": _operation(row), "way": told["way"], "on": row["on"], "aid": told["aid"], "found": row["found"],
        "explained": row["explained"],
    }  # fmt: skip


def _operation(row: dict[str, Any]) -> str:
    """The line's own number: a digest of all that it says."""
    return "ledger " + hashlib.sha256(json.dumps(row, default=str, sort_keys=True).encode()).hexdigest()[:40]


def _aid(row: dict[str, Any]) -> tuple[dict[str, Any] | None, str]:
    if not (row["aid"] or row["yuan"]):
        return None, ""
    try:
        yuan = Decimal(row["yuan"].replace(",", "").replace("，", "").removesuffix("元"))
    except InvalidOperation:
        yuan = Decimal(0)
    if not (yuan.is_finite() and 0 < yuan <= MOST):
        return None, _("金额或折价：请写大于 0 的数，例如 160。")
    kind, source = KINDS.get(row["aid_kind"].strip()), SOURCES.get(row["source"].strip())
    if kind is None or source is None:
        return None, _("款或物写“物资”或“现金”，资金来源写“干部自费”“单位”或“社会”。")
    return {"what": row["aid"] or _("慰问金"), "yuan": round(yuan, 2), "kind": kind, "source": source}, ""
