"""电子表决 · The chair's two presses: begin, and close with the result. Each sends to the hall what it is about."""

from django.db import transaction

from shangliang.gatherings import actions as room
from shangliang.gatherings.models import Poll, Shown

from ..models import Balloting, Decision
from .agenda import locked, running
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
