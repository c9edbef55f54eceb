"""导入帮扶干部与结对 · One row: a cadre of the roll, and whom they look after if that is said."""

from functools import partial
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from shangliang.kit import clock
from shangliang.kit.importing import Column, Importer, Judged, Made
from shangliang.people.models import Area
from shangliang.people.refusal import Refused
from shangliang.subjects import facts

from .. import actions
from ..models import Bond, Helper, RankLevel
from .known import Cadres, Cared

MOST = 99  # households of one cadre
RANKS = {
    "一般干部": RankLevel.STAFF, "科员": RankLevel.STAFF, "副科级": RankLevel.DEPUTY_SECTION, "副科": RankLevel.DEPUTY_SECTION,
    "正科级": RankLevel.SECTION, "正科": RankLevel.SECTION, "科级": RankLevel.SECTION, "县处级及以上": RankLevel.DIVISION,
    "县处级": RankLevel.DIVISION, "县级": RankLevel.DIVISION,
}  # fmt: skip


class Pairs(Importer):
    """帮扶干部与结对"""

    name, word, ability, noun = "pairs", gettext_noop("帮扶干部与结对"), "bond.make", "bond"
    hint = gettext_noop("一行一名干部和一个对象；只写干部就是登记名册。干部和对象都要先登记。")
    refusals, sensitive = (Refused, ObjectDoesNotExist), "household.export_sensitive"
    columns = (
        Column("helper", (gettext_noop("帮扶干部"), "干部姓名", "帮扶责任人", "包抓干部", "结对干部"), required=True, longest=40),
        Column("body", (gettext_noop("干部单位"), "帮扶单位", "工作单位", "单位"), longest=60),
        Column("phone", (gettext_noop("干部手机"), "干部电话", "干部联系电话"), kind="code", longest=21),
        Column("rank", (gettext_noop("职级"), "干部职级"), longest=20),
        Column("capacity", (gettext_noop("可联系户数"), "联系户数"), longest=2),
        Column("assisted", (gettext_noop("对象姓名"), "帮扶对象", "关爱对象", "结对对象"), longest=60, veil=partial(facts.masked, "name")),
        Column("id_number", (gettext_noop("对象身份证号"), "身份证号", "身份证号码"), kind="code", longest=18, veil=partial(facts.masked, "id_number")),
        Column("area", (gettext_noop("对象所在村"), "所在村", "所在地", "区划代码"), longest=60),
        Column("since", (gettext_noop("结对日期"), "结对时间", "帮扶开始"), kind="day"),
        Column("why", (gettext_noop("结对理由"), "理由", "更换原因"), longest=200),
    )  # fmt: skip

    def options(self, area):
        return {"rank": ["一般干部", "副科级", "正科级", "县处级及以上"]}

    def key(self, row):
        return row["helper"], row["phone"], row["body"], row["id_number"] or (row["assisted"], row["area"])

    def look(self, rows, by):
        cadres, cared = Cadres(rows, by, "bond.make"), Cared(rows, by, "bond.make")
        persons = {one.pk for one in (*cadres.by_phone.values(), *cadres.persons.values())}
        targets = {one.pk for alike in cared.named.values() for one in alike}
        roots_here = sorted(
            {p.organisation.area_id for p in by.held_posts if p.allows("bond.make", p.organisation.area_id)}
        )
        return {
            "cadres": cadres, "cared": cared, "area": min(roots_here, key=len, default=""), "met": set(),
            "roll": {one.person_id: one for one in Helper.objects.filter(person__in=persons)},
            "bonds": {b.assisted_id: b for b in Bond.objects.filter(kind="pairing", end__isnull=True, assisted__in=targets).select_related("person")},
        }  # fmt: skip

    def rows(self, by, area):
        """The roll, each cadre with whom they look after; the number of a person under care only with the file itself."""
        roll = {
            one.person_id: one
            for one in Helper.objects.within(area).filter(withdrawn_on__isnull=True).select_related("person")
        }
        held = (
            Bond.objects.visible_to(by).within(area).active().filter(kind="pairing").whole().order_by("area_id", "id")
        )
        met = set()
        for bond in held:
            met.add(bond.person_id)
            yield self._line(bond.person, roll.get(bond.person_id), bond)
        for pk in sorted(roll.keys() - met):
            yield self._line(roll[pk].person, roll[pk], None)

    def in_clear(self, by, area, **why):
        raise Refused(_("结对表只遮住对象的姓名导出；要写明的，请导出家庭档案，那里要写理由、由第二人同意。"))

    def _line(self, who, roll, bond) -> dict[str, Any]:
        words = {rank: word for word, rank in reversed(RANKS.items())}
        body = bond.organisation if bond else next((post.organisation for post in who.held_posts), None)
        return {
            "helper": who.name, "body": body.name if body else "", "phone": who.phone, "rank": words[roll.rank] if roll else "",
            "capacity": str(roll.capacity) if roll else "", "assisted": bond.assisted.name if bond else "",
            "area": bond.area_id if bond else "", "since": bond.start if bond else None, "why": bond.why if bond else "",
        }  # fmt: skip

    def judge(self, row, known, by):
        who, wrong = known["cadres"].find(row)
        rank, capacity = RANKS.get(row["rank"].strip(), ""), row["capacity"]
        if row["rank"] and not rank:
            wrong = wrong or _("职级可以填：一般干部、副科级、正科级、县处级及以上。")
        if capacity and not (capacity.isascii() and capacity.isdigit() and 0 < int(capacity) <= MOST):
            wrong = wrong or _("可联系户数应是 1 到 99 的整数。")
        if row["since"] and row["since"] > clock.today():
            wrong = wrong or _("结对日期不能晚于今天。")
        whom = None
        if not wrong and (row["assisted"] or row["id_number"]):
            whom, wrong = known["cared"].find(row)
        if whom and whom.pk in known["met"]:
            wrong = _("这份表里前面已经有这个对象。")
        if wrong:
            return Judged("refused", wrong)
        known["met"] |= {whom.pk} if whom else set()
        return self._weighed(row, known, who, whom, rank, capacity)

    def _weighed(self, row, known, who, whom, rank, capacity) -> Judged:
        roll = known["roll"].get(who.pk)
        now = {"rank": roll.rank, "capacity": roll.capacity} if roll and not roll.withdrawn_on else {}
        said = {"rank": rank or now.get("rank", RankLevel.STAFF), "capacity": int(capacity or now.get("capacity", 1))}
        bond = known["bonds"].get(whom.pk) if whom else None
        facts_ = {"who": who, "whom": whom, "roll": said if said != now else None, "bond": bond}
        before = {name: str(_said(name, value)) for name, value in now.items() if said[name] != value}
        if whom and bond and bond.person_id != who.pk:
            before |= {"helper": str(bond.person)}
        if (whom and bond is None) or (not whom and not now):
            return Judged("new", "", facts_)
        words = [_("职级、户数") if now else _("登记名册")] if facts_["roll"] else []
        words += [_("更换帮扶干部")] if "helper" in before else []
        return Judged("changed" if words else "same", _("、").join(words), facts_, before)

    def write(self, row, judged, known, *, by):
        told, undo = judged.facts, {}
        who, whom, bond = told["who"], told["whom"], told["bond"]
        if told["roll"]:
            undo["roll"] = self._enrolled(who, told["roll"], known, by)
        if whom and (bond is None or bond.person_id != who.pk):
            why = row["why"]
            if bond is None:
                made = actions.make_bond("pairing", who, whom, by=by, on=row["since"], why=why)
            else:
                made = actions.change_helper(bond, who, why or _("按台账更换"), by=by, on=row["since"])
            known["bonds"][whom.pk] = made
            undo |= {"bond": made.ref, "ended": bond.ref if bond else ""}
        return Made(undo.get("bond") or who.ref, undo)

    def _enrolled(self, who, said, known, by) -> dict[str, Any]:
        """What the roll said before; nothing if they were not on it."""
        held = known["roll"].get(who.pk)
        before = {"rank": held.rank, "capacity": held.capacity, "gone": bool(held.withdrawn_on)} if held else None
        area, more = Area.objects.get(pk=held.area_id if held else known["area"]), {}
        if held:
            more = {"home": held.home, "recuse": held.recuse}
        known["roll"][who.pk] = actions.enrol_helper(who, area, by=by, **said, **more)
        return {"person": who.ref, "before": before}

    def undo(self, made, *, by):
        if made.get("bond"):
            replaced = Bond.objects.filter(ref=made["ended"]).first() if made["ended"] else None
            actions.retract_bond(Bond.objects.get(ref=made["bond"]), by=by, replaced=replaced)
        if roll := made.get("roll"):
            helper = Helper.objects.select_related("person", "area").get(person__ref=roll["person"])
            actions.retract_helper(helper, by=by, before=roll["before"])


def _said(name: str, value: Any) -> Any:
    return RankLevel(value).label if name == "rank" else value
