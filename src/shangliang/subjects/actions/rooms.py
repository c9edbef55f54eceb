"""做议事室 · Register a room or many, change it, note one of the six haves, note a use, close it."""

import datetime as dt
from collections.abc import Iterable, Mapping

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from shangliang.kit import files, trail
from shangliang.kit.search import pinyin_key
from shangliang.people.areas import VILLAGE, Area, settlement
from shangliang.people.refusal import Refused

from ..models import ConsultationRoom, Have, RoomHave, RoomKind, RoomUse
from .located import allow, change, close, create, day_of, record


@transaction.atomic
def add_room(name: str, area: Area, kind: str, *, by, on=None, **fields) -> ConsultationRoom:
    """登记议事室. `fields`: place, lat, lon, opened_on, owner, enterprise, invented."""
    _fits(area.code, kind, fields.get("enterprise"))
    return create(ConsultationRoom, name, area, by=by, on=on, kind=RoomKind(kind), **fields)


@transaction.atomic
def add_rooms(rows: Iterable[Mapping], *, by, on=None) -> list[ConsultationRoom]:
    """登记一批议事室: {name, area, kind, haves: {have: day}, and what else a room has} each, set-based; the same rules and
    trail rows as one by one."""
    day, made, haves = day_of(on), [], []
    for row in map(dict, rows):
        had, area = row.pop("haves", {}), row["area"]
        allow(by, ConsultationRoom, area.code)
        _fits(area.code, row["kind"], row.get("enterprise"))
        room = ConsultationRoom(**({"opened_on": day, "pinyin": pinyin_key(row["name"])} | row))
        made.append(room)
        haves += [(room, Have(have), since) for have, since in had.items()]
    _new_names(made)
    ConsultationRoom.objects.bulk_create(made, batch_size=1000)
    RoomHave.objects.bulk_create([RoomHave(room=room, have=have, on=since) for room, have, since in haves])
    trail.record_many(
        {"by": by, "action": "consultation_room.add", "noun": "consultation_room", "id": r.ref, "area": r.area_id, "on": on}
        for r in made
    )  # fmt: skip
    return made


def _new_names(rooms: list[ConsultationRoom]) -> None:
    places = {room.area_id for room in rooms}
    known = set(ConsultationRoom.objects.filter(area__in=places).values_list("area_id", "name"))
    for room in rooms:
        if (room.area_id, room.name) in known:
            raise Refused(_("%(place)s已经有“%(name)s”。") % {"place": room.area, "name": room.name})
        known.add((room.area_id, room.name))


def _fits(code: str, kind: str, enterprise) -> None:
    """A village's room stands in a village, a community's in a community; a firm is named only for a firm's room."""
    if kind in (RoomKind.VILLAGE, RoomKind.COMMUNITY) and settlement(code[:VILLAGE]) != kind:
        raise Refused(_("%(kind)s的议事室要登记在%(kind)s，所填的区划不是。") % {"kind": RoomKind(kind).label})
    if enterprise is not None and kind != RoomKind.ENTERPRISE:
        raise Refused(_("填了企业，类别应选“企业”。"))


@transaction.atomic
def edit_room(room: ConsultationRoom, *, by, on=None, **fields) -> ConsultationRoom:
    """修改议事室."""
    kind = fields.get("kind", room.kind)
    _fits(room.area_id, kind, fields.get("enterprise", room.enterprise))
    return change(room, by=by, on=on, **fields)


@transaction.atomic
def retract_room(room: ConsultationRoom, *, by, on=None) -> None:
    """撤销登记: the import that brought it is taken back, if nothing was done in it and nobody has shown anything of it."""
    allow(by, ConsultationRoom, room.area_id)
    if room.uses.exists() or room.photo_id or room.haves.filter(evidence__isnull=False).exists():
        raise Refused(_("已经登记了使用情况或照片，没有撤销。"))
    record(room, "retract", by=by, on=on)
    try:
        with transaction.atomic():
            room.delete()
    except ProtectedError:
        raise Refused(_("已经有后来的记录，没有撤销。")) from None


@transaction.atomic
def close_room(room: ConsultationRoom, *, by, on=None) -> ConsultationRoom:
    """停用议事室."""
    return close(room, by=by, on=on)


@transaction.atomic
def note_have(room: ConsultationRoom, have: str, *, since: dt.date, by, note="", on=None) -> RoomHave:
    """登记一有: in place since the day; noted again, the day and the note are corrected."""
    allow(by, ConsultationRoom, room.area_id)
    kept, _new = RoomHave.objects.update_or_create(room=room, have=Have(have), defaults={"on": since, "note": note})
    record(room, "have", by=by, on=on, detail={"have": str(have), "since": since})
    return kept


@transaction.atomic
def drop_have(room: ConsultationRoom, have: str, *, by, on=None) -> None:
    """撤销一有: it is not, or no longer, in place; the trail keeps that it was noted."""
    allow(by, ConsultationRoom, room.area_id)
    row = (
        RoomHave.objects.select_for_update(of=("self",))
        .select_related("evidence")
        .filter(room=room, have=Have(have))
        .first()
    )
    if row:
        row.delete()
        files.discard([row.evidence] if row.evidence else [])
        record(room, "have_gone", by=by, on=on, detail={"have": str(have)})


@transaction.atomic
def keep_haves(room: ConsultationRoom, haves: Mapping[str, tuple[dt.date, str] | None], *, by, on=None) -> None:
    """六有: as a form knows them, {have: (day, note) or None}; what did not change is not written again."""
    before = {row.have: (row.on, row.note) for row in room.haves.all()}
    for have, said in haves.items():
        if said is None:
            drop_have(room, have, by=by, on=on)
        elif before.get(have) != said:
            note_have(room, have, since=said[0], note=said[1], by=by, on=on)


@transaction.atomic
def use_room(room: ConsultationRoom, what: str, people: int, *, by, on=None) -> RoomUse:
    """登记使用: on a day that is over or today. What is held there as a gathering counts by itself."""
    allow(by, ConsultationRoom, room.area_id)
    day = day_of(on)
    if day > day_of(None):
        raise Refused(_("使用日期不能晚于今天。"))
    if day < room.opened_on or not (room.closed_on is None or day < room.closed_on):
        raise Refused(_("这一天议事室没有启用。"))
    made = RoomUse.objects.create(room=room, on=day, what=what, people=people)
    record(room, "use", by=by, on=on, detail={"people": people})
    return made
