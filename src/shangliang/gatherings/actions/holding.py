"""开会 · Arrange a gathering, put it off, call it off, put people on its list, open it, end it."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.kit import clock, seal
from shangliang.kit.search import pinyin_key
from shangliang.people.refusal import Refused

from ..models import Attendance, Gathering, Screen, Shown
from .floor import lock, lock_running, log, touch

FIRST, LAST = 2000, 2199  # years of gatherings; any other is a slip of the finger


def initials(name: str) -> str:
    """The first letters of a name's pinyin, for the check-in desk."""
    return pinyin_key(name, person=True).rpartition(" ")[2][:8]


@transaction.atomic
def arrange(kind: str, *, title, host, place, starts_at, ends_at, by, on=None, **more) -> Gathering:
    """A gathering at the host's area."""
    if not by.can("consultation.open", host.area_id):
        raise PermissionDenied
    sensible(starts_at, ends_at)
    made = Gathering.objects.create(
        kind=kind, title=title, area=host.area, host=host, place=place, starts_at=starts_at, ends_at=ends_at, **more
    )
    Screen.objects.create(gathering=made, code_hash=seal.blind("", "screen"))  # no code opens it yet
    log(made, "arrange", by=by, on=on, detail={"kind": kind})
    return made


def sensible(starts_at, ends_at) -> None:
    """A year that can be meant, an end after the beginning."""
    if not FIRST <= starts_at.year <= LAST:
        raise Refused(_("请核对年份：%(day)s。") % {"day": f"{starts_at:%Y-%m-%d}"})
    if ends_at <= starts_at:
        raise Refused(_("结束时间应晚于开始时间。"))


@transaction.atomic
def put_off(gathering: Gathering, *, place, starts_at, ends_at, chair, by, room=None, on=None) -> Gathering:
    """改期: another time or place, as long as nobody has come."""
    found = _not_begun(gathering, by)
    sensible(starts_at, ends_at)
    found.place, found.room, found.starts_at, found.ends_at, found.chair = place, room, starts_at, ends_at, chair
    found.save(update_fields=["place", "room", "starts_at", "ends_at", "chair"])
    touch(found)
    log(found, "put_off", by=by, on=on)
    return found


@transaction.atomic
def call_off(gathering: Gathering, reason: str, *, by, on=None) -> Gathering:
    """取消: it is not held; its record stays, with the reason."""
    found = _not_begun(gathering, by)
    if not reason.strip():
        raise Refused(_("请写明取消的原因。"))
    found.called_off_at, found.called_off_why = clock.now(), reason.strip()
    found.save(update_fields=["called_off_at", "called_off_why"])
    touch(found)
    log(found, "call_off", by=by, on=on)
    return found


def _not_begun(gathering: Gathering, by) -> Gathering:
    found = lock(gathering, by, "consultation.open")
    if found.opened_at:
        raise Refused(_("会议已经开始，不能再改期或取消。"))
    if found.attendances.in_the_room().exists():
        raise Refused(_("已经有人签到，不能再改期或取消。"))
    return found


@transaction.atomic
def list_people(gathering: Gathering, rows) -> int:
    """Put those rows (name, seat, interested, person, roster) on the list that are not on it; returns how many."""
    taken = set(gathering.attendances.exclude(roster=None).values_list("roster", flat=True))
    first = gathering.attendances.count() + 1
    new = [row for row in rows if row.get("roster") is None or row["roster"] not in taken]
    people = [
        Attendance(gathering=gathering, number=n, pinyin=initials(row["name"]), **row)
        for n, row in enumerate(new, first)
    ]
    Attendance.objects.bulk_create(people)
    return len(people)


@transaction.atomic
def set_agenda(gathering: Gathering, agenda: list[dict], *, by, item: int | None = None, on=None) -> Gathering:
    """改议程: the whole list anew; `item`: the place that the item which is on has in it now."""
    found = lock(gathering, by)
    found.agenda = agenda
    if item is not None:
        found.item = item
    found.item = min(found.item, max(len(agenda) - 1, 0))
    found.save(update_fields=["agenda", "item"])
    touch(found)
    log(found, "agenda", by=by, on=on, detail={"items": len(agenda)})
    return found


@transaction.atomic
def open_gathering(gathering: Gathering, *, by, on=None) -> Gathering:
    """宣布开会."""
    found = lock(gathering, by)
    if found.opened_at:
        raise Refused(_("会议已经开始。"))
    found.opened_at = on or clock.now()
    found.save(update_fields=["opened_at"])
    touch(found)
    log(found, "open", by=by, on=on)
    return found


@transaction.atomic
def end_gathering(gathering: Gathering, *, by, on=None) -> Gathering:
    """宣布散会: whoever has not come by now is absent; what was asked for and not spoken stays on record as such."""
    found = lock_running(gathering, by)
    found.ended_at = on or clock.now()
    found.save(update_fields=["ended_at"])
    found.attendances.filter(presence="expected").update(presence="absent")
    found.speeches.now().update(ended_at=found.ended_at)
    found.speeches.waiting().update(withdrawn_at=found.ended_at)
    Screen.objects.filter(gathering=found).update(
        seconds=None, timer_from=None, shows=Shown.WAITING, what={}, queue=[], door=""
    )
    touch(found)
    log(found, "end", by=by, on=on)
    return found
