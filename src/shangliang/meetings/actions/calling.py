"""召集会议 · Call a meeting: its gathering, its number within the term; change what is not yet over."""

import datetime as dt

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from shangliang.gatherings import actions as room
from shangliang.kit import clock, notices, trail
from shangliang.people.models import Organisation
from shangliang.people.refusal import Refused

from ..kinds import KINDS
from ..models import Meeting
from ..numbers import session
from ..roll import term_of

GATHERING = "meeting"


def moment(on) -> dt.datetime:
    """`on` of an action as a moment; now if it says nothing or today."""
    if on is None or (not isinstance(on, dt.datetime) and on == clock.today()):
        return clock.now()
    return on if isinstance(on, dt.datetime) else clock.at_noon(on)


def log(meeting: Meeting, action: str, *, by, on=None, detail=None) -> None:
    trail.record(
        by=by, action=f"meeting.{action}", noun="meeting", id=meeting.ref, area=meeting.area_id,
        on=on and clock.local_day(on), detail=detail,
    )  # fmt: skip


def lock(meeting: Meeting, by, ability: str = "meeting.call") -> Meeting:
    """The row, locked for this transaction, for whoever may do this at the place of its body."""
    rows = Meeting.objects.select_for_update(of=("self",)).select_related("gathering__host", "body", "area")
    found = rows.get(pk=meeting.pk)
    if not by.can(ability, found.area_id):
        raise PermissionDenied
    if found.gathering.called_off_at:
        raise Refused(_("这次会议已经取消。"))
    return found


def next_number(kind: str, body: Organisation, term: int | None) -> int:
    """One more than the last of this body, kind and term."""
    held = Meeting.objects.filter(kind=kind, body=body, term=term, rehearsal=False)
    return (held.aggregate(last=Max("number"))["last"] or 0) + 1


@transaction.atomic
def call_meeting(kind: str, *, body: Organisation, place, starts_at, ends_at, by, on=None, **more) -> Meeting:
    """召集: `more` may hold title, term, number, chair, recorder, whole, half_days, schedule, rehearsal, called_by."""
    if not by.can("meeting.call", body.area_id):
        raise PermissionDenied
    rules, title = KINDS[kind], more.pop("title", "")
    if body.kind not in rules.bodies:
        raise Refused(_("%(body)s不开%(kind)s。") % {"body": body, "kind": rules.name})
    desk = {name: more.pop(name) for name in ("chair", "recorder") if name in more}
    Organisation.objects.select_for_update().get(pk=body.pk)  # two who call at once get two numbers
    term, number = _numbered(kind, body, clock.local_day(starts_at), more)
    called = title or f"{session(term, number)}{rules.called}" or f"{body}{rules.word}"
    gathering = room.arrange(
        GATHERING, title=called, host=body, place=place, starts_at=starts_at, ends_at=ends_at, by=by, on=on, **desk
    )
    made = Meeting.objects.create(
        kind=kind, gathering=gathering, body=body, area=body.area, term=term, number=number, **more
    )
    log(made, "call", by=by, on=on, detail={"kind": kind, "term": term, "number": number})
    return made


def _numbered(kind: str, body, day, more: dict) -> tuple[int | None, int | None]:
    """What was typed, if it is free; else the next one. Kinds without numbers, and rehearsals, have none."""
    term, number = more.pop("term", None), more.pop("number", None)
    if not KINDS[kind].numbered or more.get("rehearsal"):
        return None, None
    if term is None:
        found = term_of(body, day)
        term = found.number if found else None
    if number is None:
        return term, next_number(kind, body, term)
    if Meeting.objects.filter(kind=kind, body=body, term=term, number=number, rehearsal=False).exists():
        said = {"session": session(term, number), "next": session(term, next_number(kind, body, term))}
        raise Refused(_("%(session)s已经用过，下一次是%(next)s。") % said)
    return term, number


@transaction.atomic
def change_meeting(meeting: Meeting, *, place, starts_at, ends_at, chair, by, schedule="", on=None) -> Meeting:
    """改期: another time or place, as long as nobody has come; whoever had the notice is told."""
    found = lock(meeting, by)
    moved = room.put_off(found.gathering, place=place, starts_at=starts_at, ends_at=ends_at, chair=chair, by=by, on=on)
    found.schedule = schedule
    found.save(update_fields=["schedule"])
    if found.noticed_on:
        tell(
            found,
            f"put_off:{starts_at:%Y%m%d%H%M}:{place}"[:60],
            f"会议改期：{found}，{when(moved.starts_at)}，{place}",
        )
    log(found, "change", by=by, on=on)
    return found


@transaction.atomic
def call_off_meeting(meeting: Meeting, why: str, *, by, on=None) -> Meeting:
    """取消: it keeps its number and its record, with the reason; whoever had the notice is told."""
    found = lock(meeting, by)
    room.call_off(found.gathering, why, by=by, on=on)
    if found.noticed_on:
        tell(found, "call_off", f"会议取消：{found}（{when(found.gathering.starts_at)}），{why.strip()}")
    log(found, "call_off", by=by, on=on)
    return found


def when(at: dt.datetime) -> str:
    """As a message says it."""
    local = at.astimezone(clock.SHANGHAI)
    return f"{local.month}月{local.day}日 {local:%H:%M}"


def tell(meeting: Meeting, event: str, text: str, *, people=None, url: str = "") -> int:
    """Those on the roll (or `people` of it) who have an account."""
    found = (meeting.gathering.attendances.all() if people is None else people).exclude(person=None)
    return notices.tell(
        [("person", pk) for pk in found.values_list("person_id", flat=True)],
        event=f"meeting:{meeting.ref}:{event}",
        subject=("meeting", meeting.ref),
        text=text,
        area=meeting.area_id,
        url=url or meeting.get_absolute_url(),
    )
