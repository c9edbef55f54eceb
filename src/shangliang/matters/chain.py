"""链 · Where a matter stands on the chain of its kind: what is past, what is now, what comes next, each with its day."""

from .kinds.kind import NODES
from .lifecycle import Stage

# The node that is being worked on in each stage; the first that the kind's path has.
WORKED_ON = {
    Stage.RAISED: ("accept",),
    Stage.RETURNED: ("accept",),
    Stage.ACCEPTED: ("approve", "file", "adopt"),
    Stage.APPROVED: ("agree",),
    Stage.CONSULTING: ("agree",),
    Stage.AGREED: ("submit",),
    Stage.SUBMITTED: ("assign",),
    Stage.INSTRUCTED: ("assign",),
    Stage.ASSIGNED: ("receive",),
    Stage.HANDLING: ("receive",),
    Stage.ANSWERED: ("confirm",),
    Stage.CONFIRMED: ("appraise", "close"),
    Stage.APPRAISED: ("close",),
}


def chain(kind, stage: str, days: dict) -> list[dict]:
    """The nodes of `kind` as the component takes them; `days` maps a step to the last day it was taken.

    A matter that is over has no node "now": what was reached is past, what was never reached was skipped.
    """
    path = [step for _word, step in kind.nodes]
    now = next((step for step in WORKED_ON.get(Stage(stage), ()) if step in path), None)
    at = path.index(now) if now else len(path)
    return [
        _node(word, step, _state(i, at, now, step in days or step == "raised"), days)
        for i, (word, step) in enumerate(kind.nodes)
    ]


def _state(i, at, now, reached):
    if now is None:
        return "past" if reached else "skipped"
    return "past" if i < at else "now" if i == at else "next"


def _node(word, step, state, days):
    return {"label": word, "state": state, "on": days.get(step) if state in ("past", "now") else None}


# Other ends of the way: 当场办结, 未获确认, 留存 are 办结 too.
ENDS = {"settle": "close", "close_unconfirmed": "close", "file_away": "close"}
STEPS_OF_NODES = frozenset(step for _word, step in NODES)


def days_of(entries) -> dict:
    """The last day of each node's step among the entries of a matter (oldest first)."""
    steps = ((ENDS.get(e.step, e.step), e.on) for e in entries)
    return {step: on for step, on in steps if step in STEPS_OF_NODES}
