"""名册的变动 · A withdrawal is a mark, never a deletion; a reply is noted."""

from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.kit import clock
from shangliang.people.refusal import Refused

from ..models import Participant
from .opening import lock, log


@transaction.atomic
def leave_roster(participant: Participant, *, by) -> Participant:
    """退出: before the close; who was there stays on record."""
    found = lock(participant.consultation, by, "consultation.open")
    if found.closed_at:
        raise Refused(_("表态已经结束，名册不能再改。"))
    if participant.left_on:
        raise Refused(_("这个人已经退出。"))
    participant.left_on = clock.today()
    participant.save(update_fields=["left_on"])
    log(found, "leave", by=by, detail={"seat": participant.seat})
    return participant


@transaction.atomic
def note_answer(participant: Participant, answer: str, *, by) -> Participant:
    """回执: coming or not."""
    lock(participant.consultation, by, "consultation.open")
    participant.answer = answer
    participant.save(update_fields=["answer"])
    return participant
