"""决议的落实 · What follows from a decision: a key task with its lead and day; a plenary that a standing committee calls."""

from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.matters import actions as matters
from shangliang.matters.lifecycle import Refused as MatterRefused
from shangliang.people.refusal import Refused

from ..items import ItemKind
from ..models import Decision, FollowUp, Meeting
from .agenda import add_item
from .calling import call_meeting, lock, log

CLASS = "其他"


def _decided(decision: Decision, by) -> Decision:
    lock(decision.meeting, by)
    found = Decision.objects.select_for_update(of=("self",)).get(pk=decision.pk)
    if not found.passed:
        raise Refused(_("没有通过的，不能据以落实。"))
    return found


@transaction.atomic
def follow_up(decision: Decision, title: str, *, by, text="", lead="", campaign="", until=None, on=None) -> FollowUp:
    """立重点任务: raised by whoever presses, handled by the matter's own steps."""
    found = _decided(decision, by)
    basis = f"{found.meeting}通过：{found.subject}"  # kept: in Chinese whoever acts
    if until is not None:
        basis = f"{basis}\n完成时限：{until.isoformat()}"
    if found.meeting.rehearsal:
        raise Refused(_("演练的表决不立任务。"))
    try:
        matter, _code = matters.raise_matter(
            "key_task", title=title, text=f"{text}\n{basis}".strip(), area=found.meeting.area, by=by, on=on,
            topic_class=CLASS, extra={key: value for key, value in (("lead", lead), ("campaign", campaign)) if value},
        )  # fmt: skip
    except MatterRefused as reason:
        raise Refused(str(reason)) from reason
    made = FollowUp.objects.create(decision=found, matter=matter)
    log(found.meeting, "follow_up", by=by, on=on, detail={"decision": found.pk, "matter": matter.ref})
    return made


@transaction.atomic
def call_plenary(
    decision: Decision, *, place, starts_at, ends_at, by, agenda=(), schedule="", on=None, **more
) -> Meeting:
    """决定召开全体会议: it exists from now on with a proposed agenda (建议议程); only it adopts that itself, as its first item."""
    found = _decided(decision, by)
    meeting = found.meeting
    if meeting.kind != "standing_committee" or found.item.kind != ItemKind.DECIDE:
        raise Refused(_("召开全体会议由常委会会议的“决定”议题作出。"))
    if Meeting.objects.filter(called_by=found).exists():
        raise Refused(_("这次决定已经召集了全体会议。"))
    made = call_meeting(
        "plenary", body=meeting.body, place=place, starts_at=starts_at, ends_at=ends_at, by=by, on=on,
        called_by=found, schedule=schedule, **({"term": meeting.term} | more),
    )  # fmt: skip
    add_item(made, ItemKind.ADOPT, "审议通过会议议程和日程", by=by, adopts=True, on=on)  # kept: in Chinese whoever acts
    for kind, title in agenda:
        add_item(made, kind, title, by=by, on=on)
    log(meeting, "call_plenary", by=by, on=on, detail={"decision": found.pk, "meeting": made.ref})
    return made
