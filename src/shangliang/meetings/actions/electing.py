"""选举 · The figures of the ballots, counted before scrutineers; who is elected follows from rule and seats."""

from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.compute.election import elect, fits
from shangliang.people.refusal import Refused

from ..items import ItemKind
from ..models import Election, Item
from ..wording import election_words, kept
from .agenda import in_force, locked, running
from .calling import log, moment
from .deciding import snapshot

MOST = 100


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
    meeting, found = locked(item, by, "meeting.hold")
    running(meeting)
    in_force(meeting, found)
    if found.kind != ItemKind.ELECT:
        raise Refused(_("这个议题不是选举。"))
    _may_be(seats, votes, returned - invalid, scrutineers)
    taken = snapshot(meeting, moment(on))
    if not 0 <= invalid <= returned <= handed <= taken["present"]:
        raise Refused(
            _("票数对不上：实到 %(here)s 人，发出 %(handed)s 张，收回 %(back)s 张，无效 %(bad)s 张。")
            % {"here": taken["present"], "handed": handed, "back": returned, "bad": invalid}
        )
    seen = elect([got for _name, got in votes], seats, taken["needed"])
    state = dict.fromkeys(seen.elected, "elected") | dict.fromkeys(seen.tied, "tied")
    order = sorted(range(len(votes)), key=lambda n: (-votes[n][1], n))
    rows = [{"name": votes[n][0], "votes": votes[n][1], "state": state.get(n, "")} for n in order]
    made = Election.objects.create(
        item=found, seats=seats, candidates=rows, handed=handed, returned=returned, invalid=invalid,
        scrutineers=scrutineers.strip(), **taken,
    )  # fmt: skip
    said = kept(election_words, made)
    found.done_at, found.result = (None, said[:200]) if seen.left else (made.at, said[:200])
    found.save(update_fields=["done_at", "result"])
    log(meeting, "elect", by=by, on=on, detail={"election": made.pk, "elected": len(seen.elected), "seats": seats})
    return made


def _may_be(seats: int, votes, valid: int, scrutineers: str) -> None:
    names = [name for name, _got in votes]
    if not scrutineers.strip():
        raise Refused(_("请写监票人。"))
    if not 1 <= seats <= MOST or not names or len(names) > MOST or len(set(names)) < len(names):
        raise Refused(_("请核对应选人数和候选人，候选人不能重复。"))
    if min(got for _name, got in votes) < 0 or not fits([got for _name, got in votes], seats, max(valid, 0)):
        raise Refused(
            _("得票对不上：有效票 %(n)s 张，每张最多选 %(seats)s 人。") % {"n": max(valid, 0), "seats": seats}
        )
