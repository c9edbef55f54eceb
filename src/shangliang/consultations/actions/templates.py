"""本地的席位方案 · Groups of seats kept under a name for the next consultation; changed, dropped. Plans made by it keep their own."""

from collections.abc import Sequence

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.kit import clock, trail
from shangliang.people.refusal import Refused

from ..kinds.form import Seat
from ..models import Consultation, SeatTemplate
from ..seatplans import as_rows
from .opening import lock
from .seating import sound

MOST = 30  # of one place


@transaction.atomic
def keep_template(consultation: Consultation, name: str, *, by, on=None) -> SeatTemplate:
    """存为本地方案: the groups of this consultation as they stand, for the host's place and those below it."""
    found = lock(consultation, by, "consultation.open")
    area, seats = found.host.area_id, list(found.seats)
    _free(area, name)
    if SeatTemplate.objects.kept().filter(area=area).count() >= MOST:
        raise Refused(_("本地的席位方案最多 %(most)s 份，请先停用几份。") % {"most": MOST})
    sound(seats)
    made = SeatTemplate.objects.create(
        area_id=area, name=name.strip(), seats=as_rows(seats), made_on=on or clock.today()
    )
    _log("keep", made, by, on)
    return made


@transaction.atomic
def change_template(template: SeatTemplate, *, name: str, seats: Sequence[Seat], by, on=None) -> SeatTemplate:
    """改本地方案"""
    held = _held(template, by)
    _free(held.area_id, name, but=held)
    sound(seats)
    held.name, held.seats = name.strip(), as_rows(seats)
    held.save(update_fields=["name", "seats"])
    _log("change", held, by, on)
    return held


@transaction.atomic
def drop_template(template: SeatTemplate, *, by, on=None) -> SeatTemplate:
    """停用"""
    held = _held(template, by)
    held.dropped_on = on or clock.today()
    held.save(update_fields=["dropped_on"])
    _log("drop", held, by, on)
    return held


def _held(template: SeatTemplate, by) -> SeatTemplate:
    held = SeatTemplate.objects.select_for_update().get(pk=template.pk)
    if not by.can("consultation.open", held.area_id):
        raise PermissionDenied
    if held.dropped_on:
        raise Refused(_("这份方案已经停用。"))
    return held


def _free(area: str, name: str, but: SeatTemplate | None = None) -> None:
    if not name.strip():
        raise Refused(_("请给方案起个名字。"))
    others = SeatTemplate.objects.kept().filter(area=area, name=name.strip())
    if others.exclude(pk=but and but.pk).exists():
        raise Refused(_("本地已经有一份叫“%(name)s”的方案。") % {"name": name.strip()})


def _log(what: str, made: SeatTemplate, by, on) -> None:
    detail = {"groups": len(made.seats)}
    trail.record(
        by=by,
        action=f"seat_template.{what}",
        noun="seat_template",
        id=made.ref,
        area=made.area_id,
        on=on,
        detail=detail,
    )
