"""发言 · Ask to speak, begin, finish, withdraw; what was said in a line. The order is the chair's, the record keeps it."""

from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.kit import clock, rules
from shangliang.people.refusal import Refused

from ..models import Attendance, Gathering, Screen, Speech
from ..models.gathering import MAY_SPEAK
from .floor import lock_for_guest, lock_running, log, touch


@transaction.atomic
def ask(attendance: Attendance, *, by, kind=Speech.Kind.SPEECH, on=None) -> Speech:
    """要求发言: onto the list, once."""
    gathering = lock_running(attendance.gathering, by)
    return _listed(gathering, attendance, kind, by, on)


@transaction.atomic
def raise_hand(attendance: Attendance) -> Speech:
    """举手: onto the list by oneself, with the ticket on one's own phone."""
    return _listed(lock_for_guest(attendance.gathering), attendance, Speech.Kind.SPEECH, None, None)


@transaction.atomic
def lower_hand(attendance: Attendance) -> None:
    """把手放下: off the list again, as long as one was not called."""
    gathering = lock_for_guest(attendance.gathering)
    if gathering.speeches.waiting().filter(by=attendance).update(withdrawn_at=clock.now()):
        touch(gathering)
        log(gathering, "withdraw", by=None, detail={"number": attendance.number})


def _listed(gathering, attendance, kind, by, on) -> Speech:
    who = gathering.attendances.get(pk=attendance.pk)
    if who.presence not in MAY_SPEAK:
        raise Refused(_("%(number)s 号没有签到，或者是旁听，不能发言。") % {"number": who.number})
    if gathering.speeches.waiting().filter(by=who).exists():
        raise Refused(_("%(number)s 号已经在发言名单里。") % {"number": who.number})
    if gathering.speeches.now().filter(by=who).exists():
        raise Refused(_("%(number)s 号正在发言。") % {"number": who.number})
    made = Speech.objects.create(
        gathering=gathering, by=who, kind=kind, item=gathering.item, asked_at=on or clock.now()
    )
    touch(gathering)
    log(gathering, "ask", by=by, on=on, detail={"number": who.number, "kind": str(kind)})
    return made


@transaction.atomic
def begin(speech: Speech, *, by, after: int | None = None, on=None) -> Speech:
    """请发言: whoever speaks now has finished, the timer starts anew.

    `after`: the key of the speech that the chair saw going on (0: none), so that two chairs do not call two people.
    """
    gathering = lock_running(speech.gathering, by)
    found = gathering.speeches.select_related("by").get(pk=speech.pk)
    now = on or clock.now()
    going = gathering.speeches.now().select_related("by").first()
    if after is not None and after != (going.pk if going else 0):
        raise Refused(_seen(going))
    if found.began_at or found.withdrawn_at:
        raise Refused(_("%(number)s 号刚才已经发过言或者不发言了。") % {"number": found.by.number})
    if going:
        _finished(going, now)
    found.began_at, found.item = now, gathering.item
    found.save(update_fields=["began_at", "item"])
    minutes = rules.value("gathering.speech_minutes", gathering.host.area_id)
    Screen.objects.filter(gathering=gathering).update(seconds=minutes * 60, timer_from=now)
    touch(gathering)
    log(gathering, "speak", by=by, on=on, detail={"number": found.by.number, "seat": found.by.seat})
    return found


@transaction.atomic
def invite(attendance: Attendance, *, by, after: int | None = None, on=None) -> Speech:
    """请还没发言的人发言: at once, without having asked."""
    gathering = lock_running(attendance.gathering, by)
    waiting = gathering.speeches.waiting().filter(by=attendance).first()
    return begin(waiting or _listed(gathering, attendance, Speech.Kind.SPEECH, by, on), by=by, after=after, on=on)


@transaction.atomic
def finish(gathering: Gathering, *, by, expected: int | None = None, on=None) -> Speech:
    """发言结束."""
    found = lock_running(gathering, by)
    going = found.speeches.now().select_related("by").first()
    if going is None or (expected is not None and expected != going.pk):
        raise Refused(_seen(going))
    _finished(going, on or clock.now())
    Screen.objects.filter(gathering=found).update(seconds=None, timer_from=None)
    touch(found)
    log(found, "spoke", by=by, on=on, detail={"number": going.by.number, "seconds": going.seconds})
    return going


@transaction.atomic
def withdraw(speech: Speech, *, by, on=None) -> Speech:
    """不发言了."""
    gathering = lock_running(speech.gathering, by)
    found = gathering.speeches.select_related("by").get(pk=speech.pk)
    if found.began_at or found.withdrawn_at:
        raise Refused(_("%(number)s 号刚才已经发过言或者不发言了。") % {"number": found.by.number})
    found.withdrawn_at = on or clock.now()
    found.save(update_fields=["withdrawn_at"])
    touch(gathering)
    log(gathering, "withdraw", by=by, on=on, detail={"number": found.by.number})
    return found


@transaction.atomic
def put_down(speech: Speech, *, text: str, by, takes_up: Speech | None = None) -> Speech:
    """记要点: one more line of what was said, and whose words it takes up."""
    gathering = lock_running(speech.gathering, by)
    found = gathering.speeches.select_related("by").get(pk=speech.pk)
    if found.began_at is None:
        raise Refused(_("这个人还没有发言，不能记要点。"))
    whole = f"{found.text}\n{text.strip()}".strip()
    most = Speech._meta.get_field("text").max_length
    if most and len(whole) > most:
        raise Refused(_("一次发言的要点最多 %(most)s 字。") % {"most": most})
    found.text = whole
    if takes_up is not None and takes_up.pk != found.pk and takes_up.gathering_id == found.gathering_id:
        found.takes_up = takes_up
    found.save(update_fields=["text", "takes_up"])
    touch(gathering)
    log(gathering, "put_down", by=by, detail={"number": found.by.number})
    return found


def _finished(going: Speech, now) -> None:
    Speech.objects.filter(pk=going.pk).update(ended_at=now)
    going.ended_at = now


def _seen(going: Speech | None) -> str:
    if going is None:
        return _("刚才的发言已经结束了。请看现在的会场，再按一次。")
    return _("现在是 %(number)s 号在发言。请看现在的会场，再按一次。") % {"number": going.by.number}
