"""演练 · The same agenda once more with invented people: to practise the console, the vote, the screen. It counts nowhere."""

from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.gatherings.actions import line_up
from shangliang.people.refusal import Refused

from ..models import Meeting
from .agenda import add_item
from .calling import call_meeting, lock, log
from .roll import fill_roll


@transaction.atomic
def rehearse(meeting: Meeting, *, by, on=None) -> Meeting:
    """演练一遍: its items and papers by their titles (no document is passed by it), what its hall shows next, and a roll of
    invented people. It takes no number, sends no notice."""
    found = lock(meeting, by)
    if found.rehearsal or found.gathering.opened_at:
        raise Refused(_("演练在开会以前做，从正式的会议做起。"))
    room = found.gathering
    made = call_meeting(
        found.kind, body=found.body, title=f"{found}（演练）"[:120], place=room.place, starts_at=room.starts_at,
        ends_at=room.ends_at, chair=room.chair, recorder=room.recorder, half_days=found.half_days, rehearsal=True, by=by, on=on,
    )  # fmt: skip
    for item in found.items.prefetch_related("papers"):
        papers = [paper.title for paper in item.papers.all()]
        add_item(made, item.kind, item.title, papers=papers, speaker=item.speaker, planned=item.planned, by=by, on=on)
    for entry in room.screen.queue:
        line_up(made.gathering, entry["shows"], label=entry["label"], what=entry["what"], by=by)
    fill_roll(made, by=by, on=on)
    log(found, "rehearse", by=by, on=on, detail={"meeting": made.ref})
    return made
