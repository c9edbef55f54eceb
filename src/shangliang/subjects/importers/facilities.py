"""导入应急设施 · One row: a facility of a kind with its coordinates and what its kind asks for. Known by its name at its place."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from shangliang.kit.importing import Column, Importer, Judged, Made
from shangliang.kit.say import say
from shangliang.people.importers.places import Places, roots
from shangliang.people.models import Area
from shangliang.people.refusal import Refused

from .. import actions
from ..kinds import KINDS
from ..models import Facility
from . import numbers

# Every detail of every kind by its word: kinds that share a word share a column.
WORDS = list(dict.fromkeys(detail.word for kind in KINDS.values() for detail in kind.details))
KIND_OF = {kind.word: slug for slug, kind in KINDS.items()}
FIELDS = {
    "place": gettext_noop("具体地点"),
    "lat": gettext_noop("纬度"),
    "lon": gettext_noop("经度"),
    "responsible": gettext_noop("负责人职务"),
}


class Facilities(Importer):
    """应急设施"""

    name, word, ability, noun = "facilities", gettext_noop("应急设施"), "facility.edit", "facility"
    hint = gettext_noop(
        "一行一处。类别写：应急指挥中心、应急避难场所、消防站、消防工作站、应急队伍、应急物资储备点、监测预警点。负责人写职务，不写姓名。"
    )
    refusals = (Refused, Facility.DoesNotExist)
    columns = (
        Column("kind", (gettext_noop("类别"), "设施类别"), required=True, longest=20),
        Column("facility", (gettext_noop("名称"), "设施名称"), required=True, longest=80),
        Column("area", (gettext_noop("所在地"), "区划代码", "所在乡镇"), required=True, longest=60),
        Column("place", (FIELDS["place"], "地址"), longest=120),
        Column("lat", (FIELDS["lat"], "北纬"), longest=20),
        Column("lon", (FIELDS["lon"], "东经"), longest=20),
        Column("responsible", (FIELDS["responsible"], "负责人"), longest=60),
        Column("opened_on", (gettext_noop("启用日期"), "建成日期"), kind="day"),
        *(Column(f"d{n}", (word,), longest=120) for n, word in enumerate(WORDS)),
    )

    def options(self, area):
        return {"kind": list(KIND_OF)}

    def key(self, row):
        return row["area"], row["facility"]

    def look(self, rows, by):
        named = Facility.objects.filter(name__in={row["facility"] for row in rows})
        known: dict[str, Any] = {
            "places": Places(roots(by, "facility.edit")),
            "facilities": {(one.area_id, one.name): one for one in named.visible_to(by)},
        }
        return known

    def rows(self, by, area):
        for one in (
            Facility.objects.visible_to(by).within(area).filter(closed_on__isnull=True).order_by("area_id", "id")
        ):
            said = {d.word: one.details.get(d.name, "") for d in KINDS[one.kind].details}
            yield {
                "kind": KINDS[one.kind].word, "facility": one.name, "area": one.area_id, "place": one.place, "lat": one.lat, "lon": one.lon,
                "responsible": one.responsible, "opened_on": one.opened_on,
                **{f"d{n}": said.get(word, "") for n, word in enumerate(WORDS)},
            }  # fmt: skip

    def judge(self, row, known, by):
        code, wrong = known["places"].find(row["area"])
        kind = KIND_OF.get(row["kind"].strip(), "")
        if not kind:
            wrong = wrong or _("没有“%(kind)s”这个类别。") % {"kind": row["kind"][:20]}
        where, bad_place = numbers.place(row)
        details, bad_detail = _details(row, kind) if kind else ({}, "")
        found = known["facilities"].get((code, row["facility"]))
        if found and kind and found.kind != kind:
            bad_detail = bad_detail or _("这里已经登记过同名的，类别不一样。")
        if wrong := wrong or bad_place or bad_detail:
            return Judged("refused", wrong)
        fields = where | {name: row[name] for name in ("place", "responsible") if row[name]}
        facts = {"area": code, "kind": kind, "found": found, "fields": fields, "details": details}
        if found is None:
            return Judged("new", "", facts)
        before = {name: getattr(found, name) for name, value in fields.items() if getattr(found, name) != value}
        changed = [say(FIELDS[name]) for name in before]
        told = [d for d in KINDS[kind].details if d.name in details and found.details.get(d.name) != details[d.name]]
        changed += [d.label for d in told]
        before |= {f"d{WORDS.index(d.word)}": found.details.get(d.name, "") for d in told}
        shown = {name: "" if value is None else str(value) for name, value in before.items()}
        return Judged("changed" if changed else "same", _("、").join(changed), facts, shown)

    def write(self, row, judged, known, *, by):
        told = judged.facts
        found = told["found"]
        if found is None:
            opened = {"opened_on": row["opened_on"]} if row["opened_on"] else {}
            made = actions.add_facility(
                row["facility"], Area.objects.get(pk=told["area"]), told["kind"], by=by, details=told["details"],
                **told["fields"], **opened,
            )  # fmt: skip
            return Made(made.ref, {"ref": made.ref, "before": None, "after": _facts(made)})
        before = _facts(found)
        made = actions.edit_facility(found, by=by, details=found.details | told["details"], **told["fields"])
        return Made(made.ref, {"ref": made.ref, "before": before, "after": _facts(made)})

    def undo(self, made, *, by):
        found = Facility.objects.select_related("area").get(ref=made["ref"])
        if _facts(found) != made["after"]:
            raise Refused(_("导入以后又改过，没有撤销。"))
        if made["before"] is None:
            actions.retract_facility(found, by=by)
        else:
            actions.edit_facility(found, by=by, **made["before"])


def _details(row: dict, kind: str) -> tuple[dict[str, Any], str]:
    """What the kind knows, counts as counts; a cell that belongs to another kind is said."""
    known = {detail.word: detail for detail in KINDS[kind].details}
    kept: dict[str, Any] = {}
    for n, word in enumerate(WORDS):
        text = row[f"d{n}"].strip()
        if not text:
            continue
        detail = known.get(word)
        if detail is None:
            return {}, _("%(kind)s没有“%(word)s”这一项。") % {"kind": KINDS[kind].name, "word": say(word)}
        if detail.choices and text not in detail.choices:
            return {}, _("%(word)s应是：%(choices)s。") % {
                "word": detail.label,
                "choices": _("、").join(detail.choices),
            }
        value, wrong = numbers.whole(text, detail.label) if detail.number else (text, "")
        if wrong:
            return {}, wrong
        kept[detail.name] = value
    return kept, ""


def _facts(one: Facility) -> dict[str, Any]:
    """As JSON keeps them."""
    lat, lon = (None if value is None else f"{value:.6f}" for value in (one.lat, one.lon))
    return {"place": one.place, "responsible": one.responsible, "lat": lat, "lon": lon, "details": one.details}
