"""导入协商议事室 · One row: a room with its six haves. Known by its name at its place; new ones are registered in one piece."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from shangliang.kit import clock
from shangliang.kit.importing import Column, Judged, Made, SetImporter
from shangliang.people.areas import VILLAGE, settlement
from shangliang.people.importers.places import Bodies, Places, roots
from shangliang.people.models import Area
from shangliang.people.refusal import Refused

from .. import actions
from ..models import ConsultationRoom, Have, RoomKind
from . import numbers

KINDS = {"村": RoomKind.VILLAGE, "社区": RoomKind.COMMUNITY, "企业": RoomKind.ENTERPRISE, "机关单位": RoomKind.INSTITUTION, "机关": RoomKind.INSTITUTION}  # fmt: skip
HAVES = {
    Have.PREMISES: (gettext_noop("有阵地"), "阵地"), Have.SIGN: (gettext_noop("有标识"), "标识"), Have.RULES: (gettext_noop("有制度"), "制度"),
    Have.PROCEDURE: (gettext_noop("有流程"), "流程"), Have.ACTIVITY: (gettext_noop("有活动"), "活动"), Have.RESULTS: (gettext_noop("有成效"), "成效"),
}  # fmt: skip
FIELDS = {"place": gettext_noop("具体地点"), "lat": gettext_noop("纬度"), "lon": gettext_noop("经度")}


class Rooms(SetImporter):
    """协商议事室"""

    name, word, ability, noun = "rooms", gettext_noop("协商议事室"), "room.edit", "consultation_room"
    hint = gettext_noop("一行一间。类别写：村、社区、企业、机关单位；不写就看所在地是村还是社区。六有写“是”或“否”。")
    refusals = (Refused, ConsultationRoom.DoesNotExist)
    columns = (
        Column("room", (gettext_noop("议事室名称"), "名称", "协商议事室", "议事室"), required=True, longest=80),
        Column("area", (gettext_noop("所在地"), "区划代码", "所在村", "村（社区）"), required=True, longest=60),
        Column("kind", (gettext_noop("类别"), "议事室类别"), longest=10),
        Column("place", (FIELDS["place"], "地址"), longest=120),
        Column("lat", (FIELDS["lat"], "北纬"), longest=20),
        Column("lon", (FIELDS["lon"], "东经"), longest=20),
        Column("owner", (gettext_noop("管理单位"), "管理组织"), longest=60),
        Column("opened_on", (gettext_noop("启用日期"), "建成日期", "挂牌日期"), kind="day"),
        *(Column(f"has_{have.value}", words, kind="yes") for have, words in HAVES.items()),
    )

    def key(self, row):
        return row["area"], row["room"]

    def look(self, rows, by):
        named = ConsultationRoom.objects.filter(name__in={row["room"] for row in rows}).prefetch_related("haves")
        codes = roots(by, "room.edit")
        return {
            "places": Places(codes), "bodies": Bodies(codes), "met": set(),
            "rooms": {(one.area_id, one.name): one for one in named.visible_to(by)},
        }  # fmt: skip

    def judge(self, row, known, by):
        code, wrong = known["places"].find(row["area"])
        word = row["kind"].strip()
        kind = KINDS.get(word) if word else settlement(code[:VILLAGE]) if code else ""
        if not wrong and not kind:
            wrong = _("类别应是：村、社区、企业、机关单位。")
        if not wrong and kind in (RoomKind.VILLAGE, RoomKind.COMMUNITY) and settlement(code[:VILLAGE]) != kind:
            wrong = _("村的议事室要在村里，社区的要在社区里。")
        where, bad_place = numbers.place(row)
        owner, bad_owner = known["bodies"].find(row["owner"]) if row["owner"] else (None, "")
        if row["opened_on"] and row["opened_on"] > clock.today():
            bad_place = bad_place or _("启用日期不能晚于今天。")
        if not wrong and (code, row["room"]) in known["met"]:
            wrong = _("这份表里前面已经有这一间。")
        if wrong := wrong or bad_place or bad_owner:
            return Judged("refused", wrong)
        known["met"].add((code, row["room"]))
        fields = where | ({"place": row["place"]} if row["place"] else {}) | ({"owner": owner} if owner else {})
        haves = {have for have in HAVES if row[f"has_{have.value}"]}
        return self._weighed(row, known["rooms"].get((code, row["room"])), code, RoomKind(kind), fields, haves)

    def _weighed(self, row, found, code, kind, fields, haves) -> Judged:
        told: dict[str, Any] = {"area": code, "kind": kind, "fields": fields, "haves": haves, "found": found}
        if found is None:
            return Judged("new", "", told)
        if found.kind != kind:
            return Judged("refused", _("这里已经登记过同名的，类别不一样。"))
        before = {
            name: str(getattr(found, name) or "") for name, value in fields.items() if getattr(found, name) != value
        }
        more = haves - {have.have for have in found.haves.all()}
        before |= {f"has_{have.value}": _("否") for have in more}
        words = [column.label for column in self.columns if column.name in before]
        return Judged("changed" if words else "same", _("、").join(words), told | {"more": more}, before)

    def options(self, area):
        return {"kind": ["村", "社区", "企业", "机关单位"]}

    def rows(self, by, area):
        words = {kind: word for word, kind in reversed(KINDS.items())}
        found = ConsultationRoom.objects.visible_to(by).within(area).filter(closed_on__isnull=True)
        for one in found.select_related("owner").prefetch_related("haves").order_by("area_id", "id"):
            held = {have.have for have in one.haves.all()}
            yield {
                "room": one.name, "area": one.area_id, "kind": words[one.kind], "place": one.place, "lat": one.lat, "lon": one.lon,
                "owner": one.owner.name if one.owner else "", "opened_on": one.opened_on,
                **{f"has_{have.value}": "是" if have in held else "否" for have in HAVES},
            }  # fmt: skip

    def write_set(self, lines, known, *, by):
        areas = Area.objects.in_bulk({judged.facts["area"] for _row, judged in lines})
        rows = []
        for row, judged in lines:
            told, since = judged.facts, row["opened_on"] or clock.today()
            opened = {"opened_on": row["opened_on"]} if row["opened_on"] else {}
            rows.append({"name": row["room"], "area": areas[told["area"]], "kind": told["kind"], "haves": dict.fromkeys(told["haves"], since)} | told["fields"] | opened)  # fmt: skip
        return [Made(room.ref, {"ref": room.ref}) for room in actions.add_rooms(rows, by=by)]

    def write(self, row, judged, known, *, by):
        told, found = judged.facts, judged.facts["found"]
        if found is None:
            return self.write_set([(row, judged)], known, by=by)[0]
        before = {
            name: str(value) if (value := getattr(found, name)) is not None else None
            for name in told["fields"]
            if name != "owner"
        }
        before |= {"owner": found.owner and found.owner.ref} if "owner" in told["fields"] else {}
        actions.edit_room(found, by=by, **told["fields"])
        for have in told["more"]:
            actions.note_have(found, have, since=clock.today(), by=by)
        return Made(
            found.ref, {"ref": found.ref, "before": before, "haves": sorted(have.value for have in told["more"])}
        )

    def undo(self, made, *, by):
        found = ConsultationRoom.objects.select_related("area").get(ref=made["ref"])
        if "before" not in made:
            actions.retract_room(found, by=by)
            return
        before = dict(made["before"])
        owner = before.pop("owner", None)
        if "owner" in made["before"]:
            before["owner"] = found.owner.__class__.objects.get(ref=owner) if owner else None
        actions.edit_room(found, by=by, **before)
        for have in made["haves"]:
            actions.drop_have(found, have, by=by)

    def undo_set(self, made, *, by):
        return [self._taken_back(one, by) for one in made]
