"""席位方案 · The groups of seats of one consultation: taken from a ready-made plan, or its own, until the notice is out."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.people.refusal import Refused

from ..kinds.form import Seat
from ..models import Consultation
from ..seatplans import as_rows
from .opening import lock, log


@transaction.atomic
def plan_seats(consultation: Consultation, seats: Sequence[Seat], *, by) -> Consultation:
    """定席位: a group on which somebody sits stays; whoever has to look for the words finds them on the roster's page."""
    found = lock(consultation, by, "consultation.open")
    if found.noticed_on:
        raise Refused(_("通知已经发出，席位方案不能再改。"))
    sound(seats)
    kept = {seat.code for seat in seats}
    held = set(found.participants.filter(left_on=None).values_list("seat", flat=True))
    held |= set(found.draws.filter(stopped_on=None).values_list("seat", flat=True))
    gone = [seat.name for seat in found.seats if seat.code in held - kept]
    if gone:
        raise Refused(_("“%(seats)s”已经有人或者有抽签，不能去掉。") % {"seats": "、".join(gone)})
    found.seat_plan = as_rows(seats)
    found.save(update_fields=["seat_plan"])
    log(found, "seats", by=by, detail={"groups": len(seats)})
    return found


def sound(seats: Sequence[Seat]) -> None:
    """Whether these groups make a plan at all."""
    if not seats:
        raise Refused(_("至少要有一类席位。"))
    if len({seat.name for seat in seats}) < len(seats):
        raise Refused(_("有两类席位的名称一样，请改掉一个。"))
    for seat in seats:
        if seat.at_most and seat.at_most < seat.at_least:
            raise Refused(_("“%(seat)s”的上限小于下限。") % {"seat": seat.name})
