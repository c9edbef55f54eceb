"""电子表决 · The chair's presses: begin, and close with the result; void where the quorum is gone. Each sends to the hall what it is about."""

from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.gatherings import actions as room
from shangliang.gatherings.models import Poll, Shown
from shangliang.kit import clock
from shangliang.people.refusal import Refused

from ..models import Balloting, Decision
from ..presence import here
from .agenda import locked, running
from .calling import log
from .deciding import conclude


def _poll(held: Decision | Balloting, by) -> Poll:
    """Its poll, as long as whoever presses may hold the meeting and it goes on."""
    meeting, _item = locked(held.item, by, "meeting.hold")
    running(meeting)
    return Poll.objects.select_related("gathering__host").get(pk=held.poll_id or 0)


@transaction.atomic
def open_vote(held: Decision | Balloting, *, by, on=None) -> Poll:
    """开始表决: from now on phones take ballots; the hall shows the question."""
    poll = room.open_poll(_poll(held, by), by=by, on=on)
    room.show(poll.gathering, Shown.POLL, what={"poll": poll.ref}, by=by)
    return poll


@transaction.atomic
def close_vote(held: Decision | Balloting, *, by, on=None) -> None:
    """截止: closed and sealed in one. A decision is concluded and its verdict goes to the hall; an election waits for
    its scrutineers."""
    poll = room.close_poll(_poll(held, by), by=by, on=on)
    room.seal_poll(poll, by=by, ability="meeting.hold", on=on)
    if isinstance(held, Decision):
        conclude(held, by=by, on=on)
        room.show(poll.gathering, Shown.DECISION, what={"decision": held.pk}, by=by)


@transaction.atomic
def drop_vote(decision: Decision, *, by, on=None) -> None:
    """表决作废: it was never begun, or so many had left that it can not be concluded. Nothing was decided; what was cast is
    sealed, so that nobody learns who cast it; it may be put to the vote again."""
    meeting, _item = locked(decision.item, by, "meeting.hold")
    found = Decision.objects.select_for_update(of=("self",)).select_related("poll__gathering__host").get(pk=decision.pk)
    if found.passed is not None or found.poll is None:
        raise Refused(_("这次表决已经有结果。"))
    poll, at = found.poll, found.poll.closed_at or meeting.gathering.ended_at or clock.now()
    if poll.opened_at and here(meeting, at, on_record=True).met:
        raise Refused(_("到会人数够，请截止、记结果，不能作废。"))
    if poll.is_open:
        poll = room.close_poll(poll, by=by, on=on)
    if poll.closed_at and not poll.sealed_at and poll.grade in Poll.LINKED:
        room.seal_poll(poll, by=by, ability="meeting.hold", on=on)
    log(meeting, "vote.drop", by=by, on=on, detail={"decision": found.pk, "poll": poll.ref})
    found.delete()
