"""席位上的表态 · The polls by links that go on, on the phone of somebody with a ticket: what is asked, who could know, one press."""

from .. import actions, secrecy
from ..models import Ballot, Grade, Pass, Poll
from ..models.gathering import COUNTED


def votes(one, again: str = "", typed=None) -> list[dict]:
    """Each with what this person has cast; a secret choice is not shown again."""
    if one.presence not in COUNTED:
        return []
    going = Poll.objects.filter(
        gathering=one.gathering_id, grade__in=Poll.LINKED, opened_at__isnull=False, closed_at=None
    )
    polls = list(going.select_related("gathering"))
    keys = dict(Pass.objects.filter(poll__in=polls, attendance=one).values_list("poll_id", "key")) if polls else {}
    cast = {b.poll_id: b for b in Ballot.objects.filter(poll__in=keys, voter__in=keys.values())} if keys else {}
    return [_vote(poll, keys.get(poll.pk), cast.get(poll.pk), again, typed) for poll in polls]


def _vote(poll, key, ballot, again, typed) -> dict:
    refused = typed if typed and typed.get("poll") == poll.ref else None
    open_again = again == poll.ref or refused is not None
    return {
        "poll": poll, "secrecy": secrecy.of_poll(poll), "options": list(enumerate(poll.options)), "marked": marked(refused), "other": refused.get("other", "") if refused else "",
        "cast": ballot is not None and not open_again,
        "chosen": poll.options[ballot.option] if ballot and poll.grade == Grade.NAMED and not poll.seats else "",
        "receipt": actions.receipt_of(poll, bytes(key)) if ballot else "",
    }  # fmt: skip


def marked(sent) -> list[int]:
    """What was ticked on a ballot that was refused, so that it is still ticked."""
    return [int(place) for place in sent.getlist("for") if place.isdecimal() and len(place) < 4] if sent else []
