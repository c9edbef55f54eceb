"""表决 · Show of hands, general consent, a poll of gatherings. The presence is taken at that moment and kept; no quorum, no decision."""

from dataclasses import replace

from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.compute.majority import Votes, least, passes
from shangliang.gatherings.actions import prepare_poll, touch
from shangliang.kit import clock
from shangliang.people.refusal import Refused

from ..items import BY_POLL, CONSENT, ITEM_WORDS, Form, ItemKind
from ..models import Decision, Item, Meeting, Paper
from ..presence import here
from ..rules import share_to_pass
from ..wording import kept, presence_words, verdict
from .agenda import in_force, locked, running, spent
from .calling import log, moment
from .passing import passed_on

OPTIONS = ["赞成", "反对", "弃权"]  # kept with the poll: in Chinese whoever acts


def _decides(meeting: Meeting) -> None:
    if not meeting.rules.decides:
        raise Refused(_("%(kind)s不作表决。") % {"kind": meeting.rules.name})


def snapshot(meeting: Meeting, at, *, cast: int = 0) -> dict:
    """Presence and rules as they stand; refused where the quorum is not there. `cast`: whoever cast a ballot and left
    before the close was here."""
    _decides(meeting)
    now, (share, of) = here(meeting, at, on_record=True), share_to_pass(meeting)
    now = replace(now, present=min(max(now.present, cast), now.whole))
    if not now.met:
        raise Refused(_("%(presence)s，不能表决。") % {"presence": presence_words(now)})
    return {
        "meeting": meeting, "at": at, "whole": now.whole, "present": now.present, "quorum": now.needed,
        "to_come": now.share, "to_pass": share, "of": of, "needed": least(share, now.base(of)),
    }  # fmt: skip


def _begin(item: Item, paper: Paper | None, by) -> tuple[Meeting, Item]:
    """Both locked, as long as this may be decided on now."""
    meeting, found = locked(item, by, "meeting.hold")
    running(meeting)
    in_force(meeting, found)
    _decides(meeting)
    if not found.is_voted or found.kind == ItemKind.ELECT:
        raise Refused(_("“%(kind)s”的议题不这样表决。") % {"kind": ITEM_WORDS[ItemKind(found.kind)]})
    if paper is None and found.papers.exists():
        raise Refused(_("请逐份表决这个议题的文件。"))
    if paper is not None and paper.item_id != found.pk:
        raise Refused(_("这份文件不在这个议题里。"))
    earlier = found.decisions.filter(paper=paper).exclude(passed=False).first()
    if earlier is not None:
        raise Refused(_("已经表决通过。") if earlier.passed else _("表决正在进行，请先记结果。"))
    return meeting, found


@transaction.atomic
def decide_by_hands(
    item: Item, yes: int, no: int, abstain: int, *, by, paper: Paper | None = None, on=None
) -> Decision:
    """举手表决: counted in the room."""
    meeting, found = _begin(item, paper, by)
    at = moment(on)
    taken = snapshot(meeting, at)
    made = Decision(item=found, paper=paper, form=Form.HANDS, **taken)
    return _settled(made, Votes(yes, no, abstain), by=by, on=on)


@transaction.atomic
def decide_by_consent(item: Item, form: str, *, by, paper: Paper | None = None, on=None) -> Decision:
    """鼓掌、无异议: the chair asks, nobody objects. As many as are here have to be enough for it."""
    meeting, found = _begin(item, paper, by)
    if form not in CONSENT:
        raise Refused(_("请选鼓掌通过，或者询问后无异议。"))
    taken = snapshot(meeting, moment(on))
    if taken["present"] < taken["needed"]:
        raise Refused(
            _("到会 %(n)s 人，通过需要 %(needed)s 人，不能鼓掌通过。")
            % {"n": taken["present"], "needed": taken["needed"]}
        )
    made = Decision.objects.create(item=found, paper=paper, form=form, passed=True, **taken)
    return _known(made, by=by, on=on)


@transaction.atomic
def put_to_vote(item: Item, form: str, *, by, paper: Paper | None = None, on=None) -> Decision:
    """提请表决: a poll of the gathering in its grade of secrecy; the quorum has to be there before it opens."""
    meeting, found = _begin(item, paper, by)
    if form not in BY_POLL:
        raise Refused(_("请从所列的表决方式中选一个。"))
    taken = snapshot(meeting, moment(on))
    question = f"是否同意：{paper or found}"[:200]
    poll = prepare_poll(meeting.gathering, question=question, options=OPTIONS, grade=BY_POLL[Form(form)], by=by)
    made = Decision.objects.create(item=found, paper=paper, form=form, poll=poll, **taken)
    log(meeting, "vote.open", by=by, on=on, detail={"decision": made.pk, "form": form, "poll": poll.ref})
    return made


@transaction.atomic
def conclude(decision: Decision, *, by, on=None) -> Decision:
    """记表决结果: once the poll is sealed. Whoever came or left since counts as they were when it was closed."""
    meeting, _item = locked(decision.item, by, "meeting.hold")
    found = Decision.objects.select_for_update(of=("self",)).select_related("poll", "item", "paper").get(pk=decision.pk)
    if found.passed is not None or found.poll is None:
        raise Refused(_("这次表决已经有结果。"))
    if not found.poll.sealed_at or found.poll.closed_at is None:
        raise Refused(_("测评还没有封存公布，请先截止、封存。"))
    votes = Votes(*found.poll.counts)
    for name, value in snapshot(meeting, found.poll.closed_at, cast=votes.cast).items():
        setattr(found, name, value)
    return _settled(found, votes, by=by, on=on)


def _settled(made: Decision, votes: Votes, *, by, on) -> Decision:
    """The counts, and what they come to."""
    if votes.cast > made.present:
        raise Refused(
            _("三项合计 %(n)s，多于实到的 %(present)s 人，请核对。") % {"n": votes.cast, "present": made.present}
        )
    share, of = share_to_pass(made.meeting)
    made.yes, made.no, made.abstain = votes.yes, votes.no, votes.abstain
    made.passed = passes(votes, made.here, share, of)
    made.save()
    return _known(made, by=by, on=on)


def _known(made: Decision, *, by, on) -> Decision:
    """On the trail, to the document, to the agenda that was adopted; an item all of whose papers are decided is done."""
    item, meeting = made.item, made.meeting
    said = kept(verdict, made)
    touch(meeting.gathering)
    log(meeting, "decide", by=by, on=on, detail={"decision": made.pk, "passed": made.passed, "said": said})
    left = item.papers.exclude(decisions__passed__isnull=False)
    if not left.exists():
        item.done_at, item.result, item.used = made.at, kept(_result, item), spent(item, made.at)
        item.save(update_fields=["done_at", "result", "used"])
    if made.passed and item.adopts:
        meeting.adopted_on = clock.local_day(made.at)
        meeting.save(update_fields=["adopted_on"])
    if made.passed and made.paper is not None and not meeting.rehearsal:
        passed_on(made, verdict=said, by=by, on=on)
    return made


def _result(item: Item) -> str:
    """通过, 未通过, or how many of how many papers."""
    found = list(item.decisions.exclude(passed=None))
    yes = sum(1 for one in found if one.passed)
    papers = item.papers.count()
    if papers > 1:
        return _("%(papers)s 份文件，通过 %(n)s 份") % {"papers": papers, "n": yes}
    return _("通过") if yes else _("未通过")
