"""名册、通知 · Who is due onto the list, who is asked to sit in or look on; the notice; a signed sheet typed in."""

from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.gatherings.actions import check_in, list_people, mark_half
from shangliang.gatherings.models import Presence
from shangliang.gatherings.ranges import Unread, numbers
from shangliang.kit import clock
from shangliang.people.models import Person
from shangliang.people.refusal import Refused

from ..models import Meeting, Minutes
from ..roll import who_is_due
from .calling import lock, log, moment, tell, when

WAYS = {"due": "", "nonvoting": Presence.NONVOTING, "spectator": Presence.SPECTATOR}
INVENTED = 12  # people at a rehearsal
MOST = 500


@transaction.atomic
def fill_roll(meeting: Meeting, *, by, on=None) -> int:
    """列出应到的人: as the kind says; who is on the list stays. Returns how many were added."""
    found = lock(meeting, by)
    _not_over(found)
    if found.rehearsal:
        return put_on_roll(found, [f"演练人员{n}（虚构）" for n in range(1, INVENTED + 1)], "due", by=by, on=on)
    people = who_is_due(found.rules, found.body, clock.local_day(found.gathering.starts_at))
    if not people:
        raise Refused(_("没有找到应到的人：请先登记届次、委员和职务，或者在下面逐个添。"))
    added = _list(found, people, "due")
    log(found, "roll", by=by, on=on, detail={"added": added})
    return added


@transaction.atomic
def put_on_roll(meeting: Meeting, names: list[str], way: str, *, by, persons: tuple[Person, ...] = (), on=None) -> int:
    """添人: by name, or who has an account; due, 列席 or 旁听. Who is on the list already is passed over."""
    found = lock(meeting, by)
    _not_over(found)
    if way not in WAYS:
        raise Refused(_("请选应到、列席或者旁听。"))
    if not names and not persons:
        raise Refused(_("请写姓名。"))
    plain = list(dict.fromkeys(" ".join(name.split()) for name in names if name.strip()))
    held = {one.name for one in found.gathering.attendances.all()}
    new = [name for name in plain if name not in held]
    if len(held) + len(new) + len(persons) > MOST:
        raise Refused(_("一次会议最多 %(n)s 人。") % {"n": MOST})
    rows = [row_of(found, name, way) for name in new]
    added = list_people(found.gathering, rows) + _list(found, persons, way)
    log(found, "roll", by=by, on=on, detail={"added": added, "way": way})
    return added


def _list(meeting: Meeting, people, way: str) -> int:
    rows = [row_of(meeting, person.name, way) | {"person_id": person.pk, "roster": person.pk} for person in people]
    return list_people(meeting.gathering, rows)


def row_of(meeting: Meeting, name: str, way: str) -> dict:
    return {"name": name, "seat": way, "comes_as": WAYS[way], "half_days": meeting.half_days}


def _not_over(meeting: Meeting) -> None:
    if meeting.is_over:
        raise Refused(_("会议已经结束，名单不能再改。"))


@transaction.atomic
def give_notice(meeting: Meeting, *, by, on=None) -> Meeting:
    """发通知: to everybody on the roll who has an account; each answers whether they come. Again: to those who were added."""
    found = lock(meeting, by)
    _not_over(found)
    people = found.gathering.attendances
    if not people.exists():
        raise Refused(_("名单还是空的，请先列出应到的人。"))
    room = found.gathering
    tell(found, "notice", f"会议通知：{found}，{when(room.starts_at)}，{room.place}，请回执")
    found.noticed_on = found.noticed_on or clock.local_day(moment(on))
    found.save(update_fields=["noticed_on"])
    log(found, "notice", by=by, on=on, detail={"people": people.count()})
    return found


@transaction.atomic
def enter_sheet(meeting: Meeting, numbers: str, *, by, on=None) -> int:
    """录签到表: numbers as on the signed sheet, 1-20、23; who has checked in is passed over. Returns how many came in."""
    found = lock(meeting, by, "meeting.hold")
    wanted = seat_numbers(numbers)
    people = {one.number: one for one in found.gathering.attendances.all()}
    unknown = sorted(wanted - people.keys())
    if unknown:
        raise Refused(_("名单里没有 %(n)s 号。") % {"n": "、".join(map(str, unknown[:10]))})
    came = [people[n] for n in sorted(wanted) if people[n].presence in (Presence.EXPECTED, Presence.LEAVE)]
    for one in came:
        check_in(one, by=by, on=on and moment(on))
    log(found, "sheet", by=by, on=on, detail={"came": len(came)})
    return len(came)


@transaction.atomic
def enter_half(meeting: Meeting, half: int, *, by, present="", leave="", from_desk=False, on=None) -> int:
    """录半天: numbers as on the signed sheet of that half-day, or (`from_desk`) as the check-in desk has it now. Until the
    minutes are final. Returns how many were there."""
    found = lock(meeting, by, "meeting.hold")
    if found.half_days < 2:
        raise Refused(_("这次会议只有一个半天，按签到算。"))
    not_final(found)
    people = found.gathering.attendances
    if from_desk:
        came = set(people.in_the_room().values_list("number", flat=True))
        away = set(people.filter(presence=Presence.LEAVE).values_list("number", flat=True))
    else:
        came, away = seat_numbers(present), seat_numbers(leave) if leave.strip() else set()
    return mark_half(found.gathering, half, came, away, by=by, on=on and moment(on))


def not_final(meeting: Meeting) -> None:
    if Minutes.objects.filter(meeting=meeting, final_on__isnull=False).exists():
        raise Refused(_("纪要已经定稿，不能再改。"))


def seat_numbers(text: str) -> set[int]:
    try:
        found = set(numbers(text))
    except Unread as wrong:
        said = _("“%(part)s”的先后不对。") if wrong.turned else _("看不懂“%(part)s”。请写席号，例如：1-20、23。")
        raise Refused(said % {"part": wrong.part})
    if not found:
        raise Refused(_("请写席号，例如：1-20、23。"))
    return found
