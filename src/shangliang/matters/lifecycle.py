"""一个闭环 · The one lifecycle that every matter follows. Pure: no Django, no database.

A kind lists the steps it uses, by name; it never invents a state machine of its own: that keeps every list,
ledger and figure the same for all kinds. Source: domain.md A2 (议题 states), B3 (proposals).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from shangliang.kit.say import Words, _, say


class Stage(StrEnum):
    """阶段 · Where a matter stands; the label says what has been done last."""

    RAISED = "raised"
    RETURNED = "returned"
    ACCEPTED = "accepted"
    APPROVED = "approved"
    CONSULTING = "consulting"
    AGREED = "agreed"
    SUBMITTED = "submitted"
    INSTRUCTED = "instructed"
    ASSIGNED = "assigned"
    HANDLING = "handling"
    ANSWERED = "answered"
    CONFIRMED = "confirmed"
    APPRAISED = "appraised"
    CLOSED = "closed"
    ARCHIVED = "archived"
    DECLINED = "declined"
    MERGED = "merged"
    REDIRECTED = "redirected"


LABELS = Words(
    {
        Stage.RAISED: _("待受理"),
        Stage.RETURNED: _("退回补充"),
        Stage.ACCEPTED: _("已受理"),
        Stage.APPROVED: _("已审定"),
        Stage.CONSULTING: _("协商中"),
        Stage.AGREED: _("已达成共识"),
        Stage.SUBMITTED: _("已报送"),
        Stage.INSTRUCTED: _("已批示"),
        Stage.ASSIGNED: _("已交办"),
        Stage.HANDLING: _("办理中"),
        Stage.ANSWERED: _("已答复"),
        Stage.CONFIRMED: _("已确认"),
        Stage.APPRAISED: _("已评议"),
        Stage.CLOSED: _("已办结"),
        Stage.ARCHIVED: _("已归档"),
        Stage.DECLINED: _("不采纳"),
        Stage.MERGED: _("已并案"),
        Stage.REDIRECTED: _("已引导"),
    }
)
OVER = frozenset({Stage.CLOSED, Stage.ARCHIVED, Stage.DECLINED, Stage.MERGED, Stage.REDIRECTED})
OPEN = frozenset(Stage) - OVER
# What only the Party's and government's side, or the unit, may still change; the CPPCC waits and reminds.
UNDERWAY = frozenset({Stage.ASSIGNED, Stage.HANDLING})
BEFORE_ORDERS = frozenset(
    {Stage.RAISED, Stage.ACCEPTED, Stage.APPROVED, Stage.CONSULTING, Stage.AGREED, Stage.SUBMITTED, Stage.INSTRUCTED}
)
# Escalation takes what has been agreed along; a matter that only waits for its raiser does not move.
MOVABLE = BEFORE_ORDERS | UNDERWAY


@dataclass(frozen=True)
class Step:
    """步骤 · One permitted move: from where, to where (None: stays), who may make it, what it needs.

    `recorded` names the second ability with which a CPPCC office records the act of a body that does not sign in.
    `side` marks moves off the main chain; `voice` lets the one who raised the matter make the move without an account;
    `same_level` wants a post at the holder's own area, not above it; `hidden` steps have forms of their own on orders
    and consultations; `public` steps show on the public page and are told to all who follow.
    """

    name: str
    word: str
    frm: frozenset[Stage]
    to: Stage | None
    ability: str
    needs: tuple[str, ...] = ()
    recorded: str = ""
    side: bool = False
    voice: bool = False
    public: bool = True
    hidden: bool = False
    same_level: bool = False

    @property
    def label(self) -> str:
        return say(self.word)


def _step(
    name: str, word: str, frm: Iterable[Stage] | Stage, to: Stage | None, ability: str, *needs: str, **more: Any
) -> Step:
    stages = frozenset({frm}) if isinstance(frm, Stage) else frozenset(frm)
    return Step(name, word, stages, to, ability, needs, **more)


S = Stage
STEPS = (
    # screening
    _step("accept", _("受理"), S.RAISED, S.ACCEPTED, "matter.screen"),
    _step("give_back", _("退回补充"), S.RAISED, S.RETURNED, "matter.screen", "note", side=True),
    _step("supplement", _("补充说明"), S.RETURNED, S.RAISED, "matter.raise_for", "note", side=True, voice=True),
    _step("decline", _("不采纳"), S.RAISED, S.DECLINED, "matter.screen", "note", side=True),
    _step("redirect", _("引导至有权机关"), S.RAISED, S.REDIRECTED, "matter.screen", "target", side=True),
    _step("merge", _("并案"), {S.RAISED, S.ACCEPTED}, S.MERGED, "matter.merge", "into", side=True),
    _step("unmerge", _("撤销并案"), S.MERGED, S.RAISED, "matter.merge", "note", side=True),
    _step("release", _("审核公开"), OPEN, None, "matter.release", side=True),
    _step("withhold", _("撤回公开"), OPEN | {S.CLOSED}, None, "matter.release", "note", side=True, public=False),
    _step("settle", _("当场办结"), {S.RAISED, S.ACCEPTED}, S.CLOSED, "matter.settle", "note", side=True),
    _step("file", _("立案"), S.ACCEPTED, S.SUBMITTED, "proposal.file"),
    _step("leave_unfiled", _("不立案"), S.ACCEPTED, S.DECLINED, "proposal.file", "note", side=True),
    # approval and consultation
    _step(
        "approve",
        _("审定"),
        S.ACCEPTED,
        S.APPROVED,
        "matter.approve",
        "body",
        recorded="matter.record_approval",
        same_level=True,
    ),
    _step(
        "disapprove",
        _("不予审定"),
        S.ACCEPTED,
        S.DECLINED,
        "matter.approve",
        "note",
        "body",
        side=True,
        recorded="matter.record_approval",
        same_level=True,
    ),
    _step("plan", _("定方案"), {S.APPROVED, S.CONSULTING}, S.CONSULTING, "matter.plan", "note"),
    _step("research", _("记录调研"), S.CONSULTING, None, "matter.plan", "note", side=True),
    _step("minute", _("形成纪要"), {S.CONSULTING, S.AGREED}, None, "matter.plan", "note", side=True),
    _step("agree", _("形成共识"), S.CONSULTING, S.AGREED, "matter.agree", "agreement", hidden=True),
    _step("adopt", _("采用"), S.ACCEPTED, S.AGREED, "matter.agree", "note"),
    # over to the Party committee and government
    _step("submit", _("报送党委政府"), S.AGREED, S.SUBMITTED, "matter.submit", "target"),
    _step(
        "instruct",
        _("批示"),
        S.SUBMITTED,
        S.INSTRUCTED,
        "matter.instruct",
        "note",
        "body",
        recorded="matter.record_instruction",
    ),
    _step(
        "assign",
        _("交办"),
        {S.SUBMITTED, S.INSTRUCTED},
        S.ASSIGNED,
        "matter.assign",
        "orders",
        recorded="matter.record_assignment",
    ),
    # handling: the steps of a work order move the matter when the last one is taken (actions/orders.py)
    _step("receive", _("签收"), {S.ASSIGNED, S.HANDLING}, S.HANDLING, "matter.receive", "order", hidden=True),
    _step(
        "return_order",
        _("退办"),
        {S.ASSIGNED, S.HANDLING},
        S.SUBMITTED,
        "matter.return_order",
        "order",
        "note",
        side=True,
        hidden=True,
    ),
    _step("progress", _("阶段反馈"), S.HANDLING, None, "matter.reply", "order", "note", side=True, hidden=True),
    _step("reply", _("答复"), S.HANDLING, S.ANSWERED, "matter.reply", "order", "note", hidden=True),
    _step("extend", _("延期"), {S.ASSIGNED, S.HANDLING}, None, "matter.extend", "note", "due", side=True),
    _step("pause", _("暂停计时"), {S.ASSIGNED, S.HANDLING}, None, "matter.pause", "note", side=True),
    _step("resume", _("恢复计时"), {S.ASSIGNED, S.HANDLING}, None, "matter.pause", side=True),
    _step("remind", _("催办"), {S.ASSIGNED, S.HANDLING}, None, "matter.remind", side=True),
    _step("supervise", _("督办"), {S.ASSIGNED, S.HANDLING}, None, "matter.supervise", "note", side=True),
    # back to the village
    _step("confirm", _("确认已解决"), S.ANSWERED, S.CONFIRMED, "matter.confirm_for", voice=True),
    _step(
        "redo",
        _("重新办理"),
        {S.ANSWERED, S.CONFIRMED, S.APPRAISED},
        S.HANDLING,
        "matter.confirm_for",
        "note",
        side=True,
        voice=True,
    ),
    _step("appraise", _("评议"), S.CONFIRMED, S.APPRAISED, "matter.appraise", "appraisal"),
    _step("close", _("办结销号"), {S.CONFIRMED, S.APPRAISED}, S.CLOSED, "matter.close"),
    _step("close_unconfirmed", _("未获确认办结"), S.ANSWERED, S.CLOSED, "matter.close", "note", side=True),
    _step(
        "file_away", _("留存备查"), {S.ACCEPTED, S.SUBMITTED, S.INSTRUCTED}, S.CLOSED, "matter.close", "note", side=True
    ),
    _step("archive", _("归档"), S.CLOSED, S.ARCHIVED, "matter.archive"),
    # over the levels, and back again
    _step("escalate", _("提交上一级"), MOVABLE, S.RAISED, "matter.escalate", "note", side=True),
    _step(
        "hand_down", _("转下一级"), {S.RAISED, S.ACCEPTED}, S.RAISED, "matter.hand_down", "target", "note", side=True
    ),
    _step(
        "reconsult",
        _("再协商"),
        {S.AGREED, S.ANSWERED, S.CONFIRMED, S.APPRAISED},  # agreed: somebody with an interest objects in writing
        S.CONSULTING,
        "matter.reconsult",
        "note",
        side=True,
    ),
    _step("reopen", _("重新打开"), {S.CLOSED, S.ARCHIVED}, S.HANDLING, "matter.reopen", "note", side=True, voice=True),
)
BY_NAME = {s.name: s for s in STEPS}


class Refused(Exception):
    """不能这样做 · The move is not open now; the message is shown to the person who tried."""


def moves(stage: str, path: Iterable[str]) -> list[Step]:
    """The steps of `path` that leave `stage`, in the order of the lifecycle."""
    names = frozenset(path)
    return [s for s in STEPS if s.name in names and stage in s.frm]


MISSING = Words(
    {
        "note": _("说明"),
        "target": _("去向"),
        "into": _("并入的事项"),
        "body": _("作出决定的机构"),
        "agreement": _("协商共识"),
        "orders": _("承办单位"),
        "order": _("交办单"),
        "due": _("新的期限"),
        "appraisal": _("评议结果"),
    }
)


def take(name: str, stage: str, facts: dict[str, object], path: Iterable[str]) -> Step:
    """Return the step called `name`, or refuse with the reason."""
    found = next((s for s in moves(stage, path) if s.name == name), None)
    if not found:
        step = BY_NAME.get(name)
        raise Refused(
            say(_("这件事现在是“%(stage)s”，不能再“%(step)s”。请刷新后查看最新进展。"))
            % {"stage": LABELS[Stage(stage)], "step": step.label if step else name}
        )
    missing = [MISSING[n] for n in found.needs if not facts.get(n)]
    if missing:
        raise Refused(say(_("还缺：%(what)s。")) % {"what": say(_("、")).join(missing)})
    return found
