"""补录 · Who came, late, left early, as the signed sheet that came back after the end says it; marked as entered afterwards.

Whether it may still be entered is for the noun that the gathering is part of: a meeting says until its minutes are final.
"""

import datetime as dt
from dataclasses import dataclass, field

from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.kit import clock
from shangliang.people.refusal import Refused

from ..models import Attendance, Gathering, Presence
from ..wording import hour
from .floor import lock, log

CHANGED = ("presence", "arrived_at", "left_at", "reason", "approved_by", "entered_at")


@dataclass(frozen=True)
class Signed:
    """签到表上的 · By seat numbers: on time, late (at what hour), left early (when), did not come."""

    present: set[int] = field(default_factory=set)
    late: dict[int, dt.datetime] = field(default_factory=dict)
    left: dict[int, dt.datetime] = field(default_factory=dict)
    away: set[int] = field(default_factory=set)

    @property
    def numbers(self) -> set[int]:
        return {*self.present, *self.late, *self.left, *self.away}


@transaction.atomic
def enter_afterwards(gathering: Gathering, signed: Signed, *, by, on=None) -> int:
    """Entered again it is put right. Returns how many rows say something else than before."""
    found = lock(gathering, by)
    if found.opened_at is None or found.ended_at is None:
        raise Refused(_("会议还没有结束，请在签到台登记。"))
    people = {one.number: one for one in found.attendances.select_for_update()}
    _sound(found, signed, people)
    was = {n: str(people[n].presence) for n in sorted(signed.numbers)}
    changed = [people[n] for n in was if _written(found, people[n], signed)]
    for one in changed:
        one.entered_at = on or clock.now()
    Attendance.objects.bulk_update(changed, CHANGED)
    rows = [{"number": one.number, "presence": str(one.presence), "was": was[one.number]} for one in changed]
    log(found, "attend_afterwards", by=by, on=on, detail={"rows": rows})
    return len(changed)


def _sound(gathering, signed: Signed, people) -> None:
    """Numbers of the list, each said once, hours within the meeting."""
    if unknown := sorted(signed.numbers - people.keys()):
        raise Refused(_("名单里没有 %(n)s 号。") % {"n": "、".join(map(str, unknown[:10]))})
    both = (signed.present & signed.late.keys()) | (
        signed.away & (signed.present | signed.late.keys() | signed.left.keys())
    )
    if both:
        raise Refused(_("%(n)s 号写了两种情况，请只写一种。") % {"n": "、".join(map(str, sorted(both)[:10]))})
    for n, moment in (*signed.late.items(), *signed.left.items()):
        if not gathering.opened_at <= moment <= gathering.ended_at:
            said = {"n": n, "time": hour(moment), "from": hour(gathering.opened_at), "to": hour(gathering.ended_at)}
            raise Refused(_("%(n)s 号的时间 %(time)s 不在会议期间（%(from)s–%(to)s）。") % said)
    if wrong := [n for n, moment in signed.left.items() if n in signed.late and signed.late[n] >= moment]:
        raise Refused(_("%(n)s 号早退的时间应晚于到会的时间。") % {"n": wrong[0]})


def _written(gathering, one: Attendance, signed: Signed) -> bool:
    """The row as the sheet has it; whether that is another than before."""
    before = [getattr(one, name) for name in CHANGED[:3]]
    late, left = signed.late.get(one.number), signed.left.get(one.number)
    if one.number in signed.away:
        one.presence, one.arrived_at, one.left_at = Presence.ABSENT, None, None
    else:
        came = Presence.LEFT_EARLY if left else Presence.LATE if late else Presence.PRESENT
        one.presence, one.left_at = one.comes_as or came, left
        one.arrived_at = late or _on_time(gathering, one, signed)
    one.reason = one.approved_by = ""
    return [getattr(one, name) for name in CHANGED[:3]] != before


def _on_time(gathering, one: Attendance, signed: Signed) -> dt.datetime:
    """From the opening on; what the desk had noted before stays, where the sheet does not say otherwise."""
    opened = gathering.opened_at
    known = one.arrived_at
    return known if known and (known <= opened or one.number not in signed.present) else opened
