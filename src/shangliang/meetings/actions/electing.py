"""选举 · On paper or on phones; counted before scrutineers. Who is elected follows from rule and seats."""

from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.compute.election import elect, fits
from shangliang.gatherings.actions import prepare_poll, touch
from shangliang.people.refusal import Refused

from ..items import BY_POLL, Form, ItemKind
from ..models import Balloting, Election, Item, Meeting
from ..wording import election_words, kept
from .agenda import in_force, locked, running, spent
from .calling import log, moment
from .deciding import snapshot

MOST = 100


def _begin(item: Item, by) -> tuple[Meeting, Item]:
    meeting, found = locked(item, by, "meeting.hold")
    running(meeting)
    in_force(meeting, found)
    if found.kind != ItemKind.ELECT:
        raise Refused(_("这个议题不是选举。"))
    if Balloting.objects.filter(item=found, election=None).exists():
        raise Refused(_("这个议题的电子选举正在进行，请先由监票人核对、记结果。"))
    return meeting, found


@transaction.atomic
def record_election(
    item: Item,
    *,
    seats: int,
    votes: list[tuple[str, int]],
    handed: int,
    returned: int,
    invalid: int,
    scrutineers: str,
    by,
    on=None,
) -> Election:
    """记选举结果: `votes` are (candidate, votes). Another ballot on the same item fills the seats that were left."""
    meeting, found = _begin(item, by)
    _may_be(seats, votes, returned - invalid)
    paper = {"handed": handed, "returned": returned, "invalid": invalid, "scrutineers": scrutineers.strip()}
    return _recorded(found, votes, paper | {"seats": seats}, snapshot(meeting, moment(on)), by=by, on=on)


@transaction.atomic
def put_to_election(item: Item, *, seats: int, names: list[str], by, on=None) -> Balloting:
    """电子选票: secret, by the seal of gatherings; the quorum has to be there before it opens."""
    meeting, found = _begin(item, by)
    snapshot(meeting, moment(on))
    grade = BY_POLL[Form.UNNAMED]
    poll = prepare_poll(meeting.gathering, question=str(found), options=names, grade=grade, seats=seats, by=by)
    made = Balloting.objects.create(item=found, poll=poll)
    log(meeting, "election.open", by=by, on=on, detail={"poll": poll.ref, "seats": seats, "candidates": len(names)})
    return made


@transaction.atomic
def confirm_election(balloting: Balloting, *, scrutineers: str, by, on=None) -> Election:
    """监票人核对: the figures of the sealed poll, typed by nobody. Whoever was here at its close held a ballot."""
    meeting, found = locked(balloting.item, by, "meeting.hold")
    held = Balloting.objects.select_for_update(of=("self",)).select_related("poll").get(pk=balloting.pk)
    poll = held.poll
    if held.election_id:
        raise Refused(_("这次选举已经有结果。"))
    if poll.totals is None or poll.closed_at is None or poll.seats is None:
        raise Refused(_("投票还没有截止、封存。"))
    votes = [*zip(poll.options, poll.totals["online"], strict=True), *sorted(poll.totals["others"].items())]
    cast = poll.totals["ballots"]
    taken = snapshot(meeting, poll.closed_at, cast=cast)
    paper = {"handed": taken["present"], "returned": cast, "invalid": 0, "scrutineers": scrutineers.strip()}
    made = _recorded(found, votes, paper | {"seats": poll.seats}, taken, by=by, on=on)
    held.election = made
    held.save(update_fields=["election"])
    return made


def _recorded(found: Item, votes, paper: dict, taken: dict, *, by, on) -> Election:
    """`paper`: seats, ballots, scrutineers; `taken`: presence and rules of that moment."""
    meeting = taken["meeting"]
    if not paper["scrutineers"]:
        raise Refused(_("请写监票人。"))
    if not 0 <= paper["invalid"] <= paper["returned"] <= paper["handed"] <= taken["present"]:
        raise Refused(
            _("票数对不上：实到 %(here)s 人，发出 %(handed)s 张，收回 %(returned)s 张，无效 %(invalid)s 张。")
            % ({"here": taken["present"]} | paper)
        )
    seen = elect([got for _name, got in votes], paper["seats"], taken["needed"])
    state = dict.fromkeys(seen.elected, "elected") | dict.fromkeys(seen.tied, "tied")
    order = sorted(range(len(votes)), key=lambda n: (-votes[n][1], n))
    rows = [{"name": votes[n][0], "votes": votes[n][1], "state": state.get(n, "")} for n in order]
    made = Election.objects.create(item=found, candidates=rows, **paper, **taken)
    said = kept(election_words, made)
    found.done_at, found.result = (None, said[:200]) if seen.left else (made.at, said[:200])
    found.used = spent(found, made.at) if found.done_at else None
    found.save(update_fields=["done_at", "result", "used"])
    touch(meeting.gathering)
    log(meeting, "elect", by=by, on=on, detail={"election": made.pk, "elected": len(seen.elected), "seats": made.seats})
    return made


def _may_be(seats: int, votes, valid: int) -> None:
    names = [name for name, _got in votes]
    if not 1 <= seats <= MOST or not names or len(names) > MOST or len(set(names)) < len(names):
        raise Refused(_("请核对应选人数和候选人，候选人不能重复。"))
    if min(got for _name, got in votes) < 0 or not fits([got for _name, got in votes], seats, max(valid, 0)):
        raise Refused(
            _("得票对不上：有效票 %(n)s 张，每张最多选 %(seats)s 人。") % {"n": max(valid, 0), "seats": seats}
        )
