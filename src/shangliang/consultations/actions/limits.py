"""会前会后的期限 · The papers are out so long before a sitting; whoever has an interest may object so long after the agreement."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.kit import clock, rules
from shangliang.people.refusal import Refused

from ..models import Consultation, Participant, WrittenObjection
from ..rules import papers_limit
from .opening import lock, log
from .sittings import tell_people

FARTHEST = 120  # days that a limit reaches back


@transaction.atomic
def send_papers(consultation: Consultation, *, by, on=None) -> Consultation:
    """送会前材料: the day it was done is kept; whether that was in time is said, not hidden."""
    found = lock(consultation, by, "consultation.open")
    if found.papers_on:
        raise Refused(_("会前材料已经送出。"))
    if not found.noticed_on or found.agreed_on:
        raise Refused(_("通知发出以后、形成共识以前送会前材料。"))
    found.papers_on = clock.local_day(on) if isinstance(on, dt.datetime) else on or clock.today()
    found.save(update_fields=["papers_on"])
    tell_people(found, "papers", f"《{found.title}》的会前材料已经送出，请您先看。")
    log(found, "papers", by=by, on=on)
    return found


def papers_due(found: Consultation) -> dt.date | None:
    """The last day on which the papers are in time for the first sitting; None without a sitting."""
    first = found.activities.sittings().first()
    if first is None:
        return None
    held, limit, area = clock.local_day(first.gathering.starts_at), papers_limit(found.host.area_id), found.host.area_id
    days = (held - dt.timedelta(days=n) for n in range(FARTHEST))
    return next((day for day in days if clock.due(day, limit, area=area) <= held), held)


@transaction.atomic
def object_in_writing(participant: Participant, text: str, *, by, on=None) -> WrittenObjection:
    """登记书面异议: of somebody with an interest, within the limit after the agreement; then it has to be talked over again."""
    found = lock(participant.consultation, by, "consultation.enter")
    day = clock.local_day(on) if isinstance(on, dt.datetime) else on or clock.today()
    last = objection_due(found)
    if last is None:
        raise Refused(_("共识还没有形成；会上的异议请记在“记下异议”里。"))
    if day > last:
        raise Refused(_("书面异议的期限到 %(day)s，已经过了。") % {"day": f"{last:%Y-%m-%d}"})
    if not participant.interested:
        raise Refused(_("书面异议由利益相关方提出。"))
    if not text.strip():
        raise Refused(_("有异议的，请写下异议是什么。"))
    given = {"text": text.strip(), "on": day}
    made, _new = WrittenObjection.objects.update_or_create(participant=participant, defaults=given)
    log(found, "objection", by=by, on=on, detail={"seat": participant.seat})
    return made


def objection_due(found: Consultation) -> dt.date | None:
    """The last day for an objection in writing; None before the agreement."""
    if found.agreed_on is None:
        return None
    limit = rules.value("consultation.objection_days", found.host.area_id)
    return clock.due(found.agreed_on, limit, area=found.host.area_id)
