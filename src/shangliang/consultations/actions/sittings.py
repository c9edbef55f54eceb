"""当面协商 · The sittings of a consultation: as many as it takes, each a gathering with its own list, room and screen."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.gatherings.actions import holding
from shangliang.kit import clock, notices
from shangliang.people.refusal import Refused

from ..kinds.form import MEET
from ..models import Activity, Consultation
from ..rules import notice_limit
from .arranging import phases_meet, phases_reach
from .opening import lock


@transaction.atomic
def arrange_sitting(consultation: Consultation, *, place, starts_at, ends_at, by, on=None, **more):
    """定会议时间地点: the first, or one more. After the notice everybody on the roster is asked to it, in time as well."""
    found = lock(consultation, by, "consultation.open")
    if found.agreed_on:
        raise Refused(_("共识已经形成并报出，不用再开会。"))
    day = clock.local_day(on) if isinstance(on, dt.datetime) else on or clock.today()
    if found.noticed_on:
        in_time(found, starts_at, day)
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
        when = f"{starts_at.astimezone(clock.SHANGHAI):%m月%d日 %H:%M}"
        tell_people(
            found,
            f"sitting:{activity.gathering.ref}",
            f"《{found.title}》{'再商量一次' if earlier else '当面商量'}：{when}，{place}",
        )
    return activity.gathering


def in_time(found: Consultation, starts_at: dt.datetime, day: dt.date) -> None:
    """A sitting that people are told of on `day` is not earlier than the rule's lead time after it."""
    held, earliest = clock.local_day(starts_at), clock.due(day, notice_limit(found.host.area_id))
    if held < earliest:
        raise Refused(
            _("通知应提前发出：今天通知，最早 %(day)s 开会；现在定在 %(held)s。")
            % {"day": f"{earliest:%Y-%m-%d}", "held": f"{held:%Y-%m-%d}"}
        )


def seat_at(gathering, consultation: Consultation) -> int:
    """Everybody on the roster onto the attendance list of a sitting, class by class in the order of the form."""
    place = {seat.code: n for n, seat in enumerate(consultation.rules.seats)}
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
