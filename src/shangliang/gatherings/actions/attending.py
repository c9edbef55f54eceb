"""签到 · Who came, came late, left early, asked for leave; who came without being expected."""

import datetime as dt

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from shangliang.kit import clock, rules
from shangliang.people.refusal import Refused

from ..models import Attendance, Gathering, Presence
from ..models.gathering import ADDED, COUNTED
from ..wording import hour
from .floor import lock, lock_for_arrival, log, touch
from .holding import initials

ARRIVALS = frozenset({Presence.PRESENT, Presence.LATE, *ADDED})


@transaction.atomic
def check_in(attendance: Attendance, *, by, on=None) -> Attendance:
    """签到: present, or late once the gathering has been going on for a while. A second tap says when it was."""
    gathering, found = _locked(attendance, by)
    if found.presence in ARRIVALS:
        raise Refused(
            _("%(number)s 号已经签到（%(time)s）。") % {"number": found.number, "time": hour(found.arrived_at)}
        )
    return _arrived(gathering, found, by=by, on=on)


@transaction.atomic
def check_in_here(attendance: Attendance, number: str) -> Attendance:
    """手机签到: by oneself, with the ticket on one's own phone and the number that stands on the screen of the hall.
    Only who sees the screen knows it. A second time changes nothing."""
    gathering = lock_for_arrival(attendance.gathering)
    if not gathering.screen.door:
        raise Refused(_("现在不能用手机签到，请把签到条给签到台扫一下。"))
    if "".join(number.split()) != gathering.screen.door:
        raise Refused(_("签到码不对，请看大屏上的数字。"))
    found = gathering.attendances.select_for_update().get(pk=attendance.pk)
    return found if found.presence in ARRIVALS else _arrived(gathering, found, by=None, on=None)


@transaction.atomic
def seen_at(attendance: Attendance, *, by, on) -> bool:
    """先到为准: of somebody who has checked in, that they were seen earlier, on another phone. Returns whether it changes anything:
    the earlier hour counts, whichever of two phones is heard first."""
    gathering, found = _locked(attendance, by)
    if found.presence not in ARRIVALS or found.arrived_at <= on:
        return False
    found.arrived_at = on
    found.save(update_fields=["arrived_at"])
    _arrived(gathering, found, by=by, on=on)
    return True


def _arrived(gathering, found, *, by, on) -> Attendance:
    now = on or clock.now()
    if found.comes_as:
        return _mark(gathering, found, found.comes_as, by=by, on=now)
    return _mark(gathering, found, Presence.LATE if _late(gathering, now) else Presence.PRESENT, by=by, on=now)


@transaction.atomic
def mark(attendance: Attendance, presence: str, *, by, reason="", approved_by="", on=None) -> Attendance:
    """改到会情况: leave (with its reason and who approved it), left early, 列席, 旁听, or back to expected."""
    gathering, found = _locked(attendance, by)
    if presence not in Presence.values or presence == Presence.ABSENT:
        raise Refused(_("请从所列的到会情况中选一个。"))
    if presence == Presence.LEAVE and not (reason.strip() and approved_by.strip()):
        raise Refused(_("请假要写明原因和准假人。"))
    if found.comes_as and presence in COUNTED:
        raise Refused(_("%(number)s 号是请来列席或旁听的，不计入实到。") % {"number": found.number})
    if presence == Presence.LEFT_EARLY and found.presence not in COUNTED:
        raise Refused(_("%(number)s 号还没有签到，不能登记早退。") % {"number": found.number})
    if presence not in ARRIVALS and gathering.speeches.now().filter(by=found).exists():
        raise Refused(_("%(number)s 号正在发言，请先结束发言。") % {"number": found.number})
    found.reason, found.approved_by = reason.strip(), approved_by.strip()
    return _mark(gathering, found, presence, by=by, on=on or clock.now())


@transaction.atomic
def add_person(gathering: Gathering, *, name, seat="", presence=Presence.PRESENT, interested=False, by, on=None):
    """临时到会: somebody who was on no list comes in and is given the next number."""
    found = lock(gathering, by)
    _not_ended(found)
    if presence not in ARRIVALS:
        raise Refused(_("请从所列的到会情况中选一个。"))
    last = found.attendances.aggregate(last=Max("number"))["last"] or 0
    made = Attendance(
        gathering=found,
        number=last + 1,
        name=name,
        pinyin=initials(name),
        seat=seat,
        interested=interested,
        presence=presence,
        arrived_at=on or clock.now(),
    )
    made.save(force_insert=True)
    _tell(found, made, by, on)
    return made


def _locked(attendance, by) -> tuple[Gathering, Attendance]:
    gathering = lock(attendance.gathering, by)
    _not_ended(gathering)
    return gathering, gathering.attendances.select_for_update().get(pk=attendance.pk)


def _not_ended(gathering) -> None:
    if gathering.ended_at:
        raise Refused(_("会议已经结束，到会情况已经记入会议记录，不能再改。"))


def _late(gathering, now: dt.datetime) -> bool:
    if gathering.opened_at is None:
        return False
    grace = rules.value("gathering.late_minutes", gathering.host.area_id)
    return now > max(gathering.opened_at, gathering.starts_at) + dt.timedelta(minutes=grace)


def _mark(gathering, found, presence, *, by, on) -> Attendance:
    if presence in ARRIVALS:
        found.arrived_at = found.arrived_at or on
    elif presence != Presence.LEFT_EARLY:
        found.arrived_at = None
    found.left_at = on if presence == Presence.LEFT_EARLY else None
    if presence != Presence.LEAVE:
        found.reason = found.approved_by = ""
    found.presence = presence
    found.save(update_fields=["presence", "arrived_at", "left_at", "reason", "approved_by"])
    if presence not in ARRIVALS:
        gathering.speeches.waiting().filter(by=found).update(withdrawn_at=on)
    _tell(gathering, found, by, on)
    return found


def _tell(gathering, found, by, on) -> None:
    touch(gathering)
    log(gathering, "attend", by=by, on=on, detail={"number": found.number, "presence": str(found.presence)})
