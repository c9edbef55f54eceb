"""邀请 · The roster with its classes, the share of people with an interest, the notice with its lead time."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.kit import clock, rules
from shangliang.people.refusal import Refused

from ..models import Consultation, Participant
from .opening import lock, log
from .sittings import in_time, seat_at, tell_people


@transaction.atomic
def name_participant(consultation: Consultation, *, name, seat, by, person=None, **more) -> Participant:
    """A named person of a class of the form's plan; experts advise whatever the clerk ticks."""
    found = lock(consultation, by, "consultation.open")
    plan = found.seat(seat)
    if plan is None:
        raise Refused(_("“%(form)s”没有这一类席位。") % {"form": found.rules.name})
    if found.draws.filter(seat=seat, published_at__isnull=False, stopped_on=None).exists():
        raise Refused(_("“%(seat)s”由抽签产生，不能另外指定；有人退出，由候补依次递补。") % {"seat": plan.name})
    waiting = found.draws.filter(made_at__isnull=False, drawn_at=None, stopped_on=None)
    if person is not None and waiting.filter(candidates__person=person, candidates__out="").exists():
        raise Refused(_("这个人在已经做好的签里，开签以后才能另外确定。"))
    return put_on_roster(found, plan, name=name, by=by, person=person, **more)


def put_on_roster(found: Consultation, plan, *, name, by, person=None, **more) -> Participant:
    """One more of a class, named or drawn; `found` is locked."""
    if found.closed_at:
        raise Refused(_("表态已经结束，名册不能再改。"))
    if plan.at_most and found.participants.filter(seat=plan.code, left_on=None).count() >= plan.at_most:
        raise Refused(_("“%(seat)s”最多 %(most)s 人。") % {"seat": plan.name, "most": plan.at_most})
    more.setdefault("voice", plan.voice)
    if plan.way == "stakeholder":
        more["interested"] = True
    number = found.participants.count() + 1
    if person is not None and found.participants.filter(person=person).exists():
        raise Refused(_("这个账号已经在名册上了。"))
    made = Participant.objects.create(
        consultation=found, number=number, name=name, seat=plan.code, person=person, **more
    )
    if found.noticed_on:
        _invite_late(found, made)
    for sitting in found.activities.sittings().filter(gathering__ended_at=None) if found.noticed_on else ():
        seat_at(sitting.gathering, found)
    log(found, "name", by=by, detail={"seat": plan.code})
    return made


def _invite_late(found: Consultation, made: Participant) -> None:
    """Whoever comes onto the roster after the notice is asked too, and half of the roster still has an interest."""
    enough_interest(found, found.waived)
    made.invited_on = clock.today()
    made.save(update_fields=["invited_on"])
    ask_everybody(found)


def ask_everybody(found: Consultation) -> None:
    """Those with an account; who was told before is not told again."""
    tell_people(found, "notice", f"请您参加协商：《{found.title}》")


def missing_seats(consultation: Consultation) -> list[tuple[str, int]]:
    """Classes that have fewer people than the form asks for: (name, how many are missing)."""
    held = list(consultation.participants.filter(left_on=None).values_list("seat", flat=True))
    return [(s.name, s.at_least - held.count(s.code)) for s in consultation.seats if held.count(s.code) < s.at_least]


def interest_rule(consultation: Consultation) -> float:
    """The share of those who deliberate that must have an interest."""
    return float(rules.value("consultation.interested_share", consultation.host.area_id))


def interested_share(consultation: Consultation) -> tuple[int, int]:
    """(people with an interest, people who deliberate)."""
    people = list(consultation.participants.deliberating().values_list("interested", flat=True))
    return sum(people), len(people)


@transaction.atomic
def give_notice(consultation: Consultation, *, by, on=None, waived="") -> Consultation:
    """发通知: only with a plan, a roster, half of it with an interest (or a reason), and in time before the sitting."""
    found = lock(consultation, by, "consultation.open")
    day = clock.local_day(on) if isinstance(on, dt.datetime) else on or clock.today()
    if found.noticed_on:
        raise Refused(_("通知已经发出。"))
    if not found.planned_on:
        raise Refused(_("请先审定协商方案，再发通知。"))
    enough_interest(found, waived)
    sittings = list(found.activities.sittings())
    for sitting in sittings:
        in_time(found, sitting.gathering.starts_at, day)
    found.noticed_on, found.waived = day, waived
    found.save(update_fields=["noticed_on", "waived"])
    found.participants.filter(left_on=None).update(invited_on=day)
    for sitting in sittings:
        seat_at(sitting.gathering, found)
    ask_everybody(found)
    log(found, "notice", by=by, on=on, detail={"people": found.participants.count()})
    return found


@transaction.atomic
def waive(consultation: Consultation, reason: str, *, by) -> Consultation:
    """写明理由: after the notice people left or came, and those with an interest are fewer than half."""
    found = lock(consultation, by, "consultation.open")
    if not found.noticed_on or found.agreed_on:
        raise Refused(_("现在不用写理由。"))
    if not reason.strip():
        raise Refused(_("请写明理由。"))
    found.waived = reason.strip()
    found.save(update_fields=["waived"])
    log(found, "waive", by=by)
    return found


def enough_interest(found: Consultation, waived: str) -> None:
    """At least so many of those who deliberate have an interest, or it is said why not."""
    with_interest, whole = interested_share(found)
    least = interest_rule(found)
    if not whole:
        raise Refused(_("名册里还没有人，请先确定参与人员。"))
    if with_interest < least * whole and not waived.strip():
        raise Refused(
            _("利益相关方 %(some)s 人，不到参加协商的 %(whole)s 人的 %(share)s%%。请补充人选，或写明理由。")
            % {"some": with_interest, "whole": whole, "share": round(least * 100)}
        )
