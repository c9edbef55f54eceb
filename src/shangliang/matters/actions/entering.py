"""进入阶段 · Put a matter into a stage: the day, the clock of that stage, the mark that goes with it."""

from ..lifecycle import OVER, UNDERWAY, Stage
from ..limits import dates, limit_for


def enter(matter, stage, day) -> None:
    """Put the matter into a stage: the day, the clock of that stage, the mark that goes with it."""
    matter.stage, matter.since = Stage(stage).value, day
    if stage not in UNDERWAY or not matter.due_on:
        matter.warn_on, matter.due_on = dates(
            limit_for(matter.kind, stage, matter.holder_area), day, matter.holder_area
        )
    mark = MARKS.get(stage)
    if mark:
        setattr(matter, mark, day)
    matter.closed_on = (matter.closed_on or day) if stage in OVER else None
    if stage not in UNDERWAY:
        matter.paused_on = None  # what stood still was the handling


MARKS = {
    Stage.APPROVED: "approved_on",
    Stage.SUBMITTED: "submitted_on",
    Stage.ASSIGNED: "assigned_on",
    Stage.ANSWERED: "answered_on",
    Stage.CONFIRMED: "confirmed_on",
}
