"""名册的变动 · A withdrawal is a mark, never a deletion; a reply is noted."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.kit import clock
from shangliang.people.refusal import Refused

from ..models import Candidate, Participant
from .opening import lock, log


@transaction.atomic
def leave_roster(participant: Participant, *, by) -> Participant:
    """退出: before the close; who was there stays on record."""
    found = lock(participant.consultation, by, "consultation.open")
    if found.closed_at:
        raise Refused(_("表态已经结束，名册不能再改。"))
    if participant.left_on:
        raise Refused(_("这个人已经退出。"))
    if Candidate.objects.filter(participant=participant).exists():
        raise Refused(_("抽签产生的人请在抽签页登记退出，由候补依次递补。"))
    return take_off(participant, by=by, on=clock.today())


def take_off(participant: Participant, *, by, on: dt.date) -> Participant:
    """Off the roster; its consultation is locked."""
    participant.left_on = on
    participant.save(update_fields=["left_on"])
    log(participant.consultation, "leave", by=by, detail={"seat": participant.seat})
    return participant


@transaction.atomic
def note_answer(participant: Participant, answer: str, *, by) -> Participant:
    """回执: coming or not."""
    lock(participant.consultation, by, "consultation.open")
    participant.answer = answer
    participant.save(update_fields=["answer"])
    return participant
