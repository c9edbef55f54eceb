"""议事室照片和佐证 · One photo of a room, and what shows each of the six haves, without its EXIF (kit.files); a new one takes the place of the old, whose bytes go."""

from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.kit import files
from shangliang.people.refusal import Refused

from ..models import ConsultationRoom, RoomHave
from .located import allow, record


@transaction.atomic
def hang_photo(room: ConsultationRoom, upload, *, by, on=None) -> ConsultationRoom:
    """传照片: of the room, not of people; only pictures."""
    allow(by, ConsultationRoom, room.area_id)
    try:
        kept = files.store(upload, by_id=by and by.pk, area=room.area_id, name=_("议事室照片"))
    except files.Refused as reason:
        raise Refused(" ".join(reason.messages)) from None
    if not kept.is_image:
        raise Refused(_("请传照片（JPEG、PNG 或 WebP）。"))
    return _changed(room, kept, "photo", by=by, on=on)


@transaction.atomic
def take_photo_down(room: ConsultationRoom, *, by, on=None) -> ConsultationRoom:
    """去掉照片."""
    allow(by, ConsultationRoom, room.area_id)
    return _changed(room, None, "photo_gone", by=by, on=on)


def _changed(room, photo, what: str, *, by, on) -> ConsultationRoom:
    row = ConsultationRoom.objects.select_for_update(of=("self",)).select_related("photo").get(pk=room.pk)
    old, row.photo = row.photo, photo
    row.save(update_fields=["photo"])
    if old:
        files.discard([old])
    record(row, what, by=by, on=on)
    room.photo = photo
    return row


@transaction.atomic
def show_evidence(have: RoomHave, upload, *, by, on=None) -> RoomHave:
    """传佐证: a photo or a file that shows one of the six in place; a new one takes the place of the old."""
    room = have.room
    allow(by, ConsultationRoom, room.area_id)
    try:
        kept = files.store(upload, by_id=by and by.pk, area=room.area_id, name=_("六有佐证"))
    except files.Refused as reason:
        raise Refused(" ".join(reason.messages)) from None
    return _shown(have, kept, "evidence", by=by, on=on)


@transaction.atomic
def drop_evidence(have: RoomHave, *, by, on=None) -> RoomHave:
    """去掉佐证."""
    allow(by, ConsultationRoom, have.room.area_id)
    return _shown(have, None, "evidence_gone", by=by, on=on)


def _shown(have: RoomHave, file, what: str, *, by, on) -> RoomHave:
    row = RoomHave.objects.select_for_update(of=("self",)).select_related("evidence", "room").get(pk=have.pk)
    old, row.evidence = row.evidence, file
    row.save(update_fields=["evidence"])
    if old:
        files.discard([old])
    record(row.room, what, by=by, on=on, detail={"have": row.have})
    return row
