"""邀请 · The roster with its classes, the share of people with an interest, the notice with its lead time."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.gatherings.actions.slips import code_of
from shangliang.gatherings.models import Grade
from shangliang.kit import clock, ids, rules, seal
from shangliang.people.refusal import Refused

from ..models import Consultation, Participant
from .opening import lock, log
from .sittings import in_time, seat_at, tell_people


@transaction.atomic
def name_participant(consultation: Consultation, *, name, seat, by, person=None, **more) -> Participant:
    """A named person of a class of the form's plan; experts advise whatever the clerk ticks."""
    found = lock(consultation, by, "consultation.open")
    plan = found.rules.seat(seat)
    if plan is None:
        raise Refused(_("“%(form)s”没有这一类席位。") % {"form": found.rules.name})
    if found.closed_at:
        raise Refused(_("表态已经结束，名册不能再改。"))
    if plan.at_most and found.participants.filter(seat=seat, left_on=None).count() >= plan.at_most:
        raise Refused(_("“%(seat)s”最多 %(most)s 人。") % {"seat": plan.name, "most": plan.at_most})
    more.setdefault("voice", plan.voice)
    if seat == "interested":
        more["interested"] = True
    number = found.participants.count() + 1
    made = Participant.objects.create(consultation=found, number=number, name=name, seat=seat, person=person, **more)
    for sitting in found.activities.sittings().filter(gathering__ended_at=None) if found.noticed_on else ():
        seat_at(sitting.gathering, found)
    log(found, "name", by=by, detail={"seat": seat})
    return made


def missing_seats(consultation: Consultation) -> list[tuple[str, int]]:
    """Classes that have fewer people than the form asks for: (name, how many are missing)."""
    held = list(consultation.participants.filter(left_on=None).values_list("seat", flat=True))
    return [
        (s.name, s.at_least - held.count(s.code)) for s in consultation.rules.seats if held.count(s.code) < s.at_least
    ]


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
    _enough_interest(found, waived)
    sittings = list(found.activities.sittings())
    for sitting in sittings:
        in_time(found, sitting.gathering.starts_at, day)
    found.noticed_on, found.waived = day, waived
    found.save(update_fields=["noticed_on", "waived"])
    found.participants.filter(left_on=None).update(invited_on=day)
    for sitting in sittings:
        seat_at(sitting.gathering, found)
    tell_people(found, "notice", f"请您参加协商：《{found.title}》")
    log(found, "notice", by=by, on=on, detail={"people": found.participants.count()})
    return found


def _enough_interest(found: Consultation, waived: str) -> None:
    with_interest, whole = interested_share(found)
    least = float(rules.value("consultation.interested_share", found.host.area_id))
    if not whole:
        raise Refused(_("名册里还没有人，请先确定参与人员。"))
    if with_interest < least * whole and not waived.strip():
        raise Refused(
            _("利益相关方 %(some)s 人，不到参加协商的 %(whole)s 人的 %(share)s%%。请补充人选，或写明理由。")
            % {"some": with_interest, "whole": whole, "share": round(least * 100)}
        )


@transaction.atomic
def hand_links(consultation: Consultation, *, by, seed: bytes) -> list[tuple[Participant, str]]:
    """个人链接: (person, code) for everybody who deliberates and has none; the same press gives the same sheet again."""
    found = _linked(consultation, by)
    rows, new = [], []
    for one in found.participants.deliberating().select_for_update(of=("self",)):
        code = code_of(seed, one.pk)
        if one.link_hash is None:
            one.link_hash = _hash(code)
            new.append(one)
        if bytes(one.link_hash) == _hash(code):
            rows.append((one, code))
    if not rows:
        raise Refused(_("名册上的人都已经有个人链接了。丢了的，在名册里补发。"))
    Participant.objects.bulk_update(new, ["link_hash"])
    if new:
        log(found, "links", by=by, detail={"number": len(new)})
    return rows


def _linked(consultation: Consultation, by) -> Consultation:
    found = lock(consultation, by, "consultation.open")
    if found.grade not in (Grade.NAMED, Grade.ACCOUNT):
        raise Refused(_("这场协商不用个人链接。"))
    if found.closed_at:
        raise Refused(_("表态已经结束，不用再发个人链接。"))
    return found


def _hash(code: str) -> bytes:
    return seal.blind(code, "participant.link")


@transaction.atomic
def give_link(participant: Participant, *, by) -> str:
    """补发个人链接 (grades G1 and G2): 49.5 random bits, shown once; the old one ends, its views go on with the new one."""
    found = _linked(participant.consultation, by)
    if participant.voice != Participant.Voice.DELIBERATE or participant.left_on:
        raise Refused(_("只有参加协商的人有个人链接。"))
    code = ids.ref()
    participant.link_hash = _hash(code)
    participant.save(update_fields=["link_hash"])
    log(found, "link_again", by=by)
    return code
