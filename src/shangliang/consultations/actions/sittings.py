"""当面协商 · The sittings of a consultation: as many as it takes, each a gathering with its own list, room and screen."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.gatherings.actions import holding
from shangliang.kit import clock, notices
from shangliang.matters.wording import whole_day
from shangliang.people.refusal import Refused

from ..kinds.form import MEET
from ..models import Activity, Consultation
from ..rules import notice_limit
from .opening import lock, log
from .phasing import phases_meet, phases_reach


@transaction.atomic
def arrange_sitting(consultation: Consultation, *, place, starts_at, ends_at, by, on=None, **more):
    """定会议时间地点: the first, or one more. After the notice everybody on the roster is asked to it.

    One that nobody could be told of in time any more (in the past, tomorrow) is refused before the notice, too.
    """
    found = lock(consultation, by, "consultation.open")
    if found.agreed_on:
        raise Refused(_("共识已经形成并报出，不用再开会。"))
    holding.sensible(starts_at, ends_at)
    in_time(found, starts_at, _day(on))
    earlier = found.activities.sittings().count()
    title = f"{found.title}（第 {earlier + 1} 次）" if earlier else found.title  # kept: in Chinese whoever acts
    activity = found.activities.filter(kind="sitting", gathering__isnull=True).first() or Activity(
        consultation=found, kind="sitting", title=MEET
    )
    activity.gathering = holding.arrange(
        "sitting",
        title=title[:120],
        host=found.host,
        place=place,
        starts_at=starts_at,
        ends_at=ends_at,
        agenda=found.plan.get("agenda", []),
        by=by,
        on=on,
        **({"chair": found.convener} | more),
    )
    activity.opens_at, activity.closes_at = starts_at, ends_at
    activity.save()
    held = clock.local_day(starts_at)
    phases_reach(found, held) if earlier else phases_meet(found, held)
    if found.noticed_on:
        seat_at(activity.gathering, found)
        tell_people(
            found,
            f"sitting:{activity.gathering.ref}",
            f"《{found.title}》{'再商量一次' if earlier else '当面商量'}：{_when(starts_at)}，{place}",
        )
    return activity.gathering


@transaction.atomic
def put_off_sitting(
    consultation: Consultation, gathering, *, place, starts_at, ends_at, by, chair="", room=None, on=None
):
    """改期: another time or place of a sitting that has not begun; whoever was told of the old one is told in time."""
    found = lock(consultation, by, "consultation.open")
    was = clock.local_day(gathering.starts_at)
    holding.sensible(starts_at, ends_at)
    in_time(found, starts_at, _day(on))
    chair = chair or gathering.chair
    when = {"place": place, "room": room, "starts_at": starts_at, "ends_at": ends_at}
    moved = holding.put_off(gathering, chair=chair, by=by, on=on, **when)
    found.activities.filter(gathering=moved).update(opens_at=starts_at, closes_at=ends_at)
    held = clock.local_day(starts_at)
    phases_reach(found, held) if found.activities.sittings().count() > 1 else phases_meet(found, held, was)
    if found.noticed_on:
        told = f"put_off:{moved.ref}:{starts_at:%Y%m%d%H%M}"
        tell_people(found, told, f"《{found.title}》改期：{_when(starts_at)}，{place}")
    return moved


@transaction.atomic
def call_off_sitting(consultation: Consultation, gathering, reason: str, *, by, on=None):
    """取消一次会: its record stays with the reason; the consultation goes on, and another may be arranged."""
    found = lock(consultation, by, "consultation.open")
    gone = holding.call_off(gathering, reason, by=by, on=on)
    activity = found.activities.get(gathering=gone)
    if found.activities.filter(kind="sitting").count() > 1:
        activity.delete()
    else:
        activity.gathering = activity.opens_at = activity.closes_at = None
        activity.save(update_fields=["gathering", "opens_at", "closes_at"])
    if found.noticed_on:
        words = f"《{found.title}》{_when(gone.starts_at)}的会取消了：{gone.called_off_why}"
        tell_people(found, f"call_off:{gone.ref}", words)
    log(found, "call_off", by=by, on=on, detail={"gathering": gone.ref})
    return gone


def _when(moment: dt.datetime) -> str:
    """As a message says it."""
    local = moment.astimezone(clock.SHANGHAI)
    return f"{local.month}月{local.day}日 {local:%H:%M}"


def _day(on) -> dt.date:
    return clock.local_day(on) if isinstance(on, dt.datetime) else on or clock.today()


def in_time(found: Consultation, starts_at: dt.datetime, day: dt.date) -> None:
    """A sitting that people are told of on `day` is not earlier than the rule's lead time after it."""
    held, earliest = clock.local_day(starts_at), clock.due(day, notice_limit(found.host.area_id))
    if held < earliest:
        raise Refused(
            _("通知应提前发出：今天通知，最早 %(day)s 开会；现在定在 %(held)s。")
            % {"day": whole_day(earliest), "held": whole_day(held)}
        )


def seat_at(gathering, consultation: Consultation) -> int:
    """Everybody on the roster onto the attendance list of a sitting, class by class in the order of the form."""
    place = {seat.code: n for n, seat in enumerate(consultation.seats)}
    people = sorted(
        consultation.participants.filter(left_on=None), key=lambda p: (place.get(p.seat, len(place)), p.number)
    )
    rows = [
        {"name": p.name, "seat": p.seat, "interested": p.interested, "person_id": p.person_id, "roster": p.pk}
        for p in people
    ]
    return holding.list_people(gathering, rows)


def tell_people(found: Consultation, event: str, text: str) -> None:
    """Those on the roster who have an account."""
    people = found.participants.exclude(person=None).values_list("person_id", flat=True)
    notices.tell(
        [("person", p) for p in people],
        event=f"consultation:{found.pk}:{event}",
        subject=("consultation", found.ref),
        text=text,
        area=found.area_id,
        url=found.get_absolute_url(),
    )
