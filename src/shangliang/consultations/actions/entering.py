"""凭码进来 · Who shows a slip or a personal link becomes a voter of its consultation; nothing is consumed by that.

A code alone leads to its consultation too: whoever holds only the paper types ten letters and nothing else.
"""

from dataclasses import dataclass

from django.db import transaction

from shangliang.gatherings.actions import slips
from shangliang.gatherings.models import Grade, Slip
from shangliang.kit import seal

from ..models import Consultation, Participant, Voter

TRIED = 500  # running consultations by slips that a code is tried on, the newest first


@dataclass(frozen=True)
class Entered:
    """进来的人 · The voter, and whether this code was used before."""

    voter: Voter
    new: bool


@transaction.atomic
def enter(consultation: Consultation, code: str) -> Entered | None:
    """The voter behind a slip or a personal link of this consultation; None for any other code."""
    if consultation.pepper is None:
        return None
    if consultation.grade == Grade.SLIP:
        return _by_slip(consultation, code)
    if consultation.grade in (Grade.NAMED, Grade.ACCOUNT):
        return _by_link(consultation, code)
    return None


def _by_slip(consultation: Consultation, code: str) -> Entered | None:
    key = slips.match(consultation.book, code)
    return None if key is None else _voter(consultation, key, way=Voter.Way.SLIP)


def _by_link(consultation: Consultation, code: str) -> Entered | None:
    """G1 says who it is; G2 keeps a digest that nobody finds in the roster without the pepper and the server's key.

    It is of the person, not of the code: whoever lost a link and got another goes on where they were, and counts once.
    """
    if consultation.pepper is None or not code or "\0" in code:
        return None
    plain = code.strip().upper()
    found = (
        Participant.objects.deliberating()
        .filter(consultation=consultation, link_hash=seal.blind(plain, "participant.link"))
        .first()
    )
    if found is None:
        return None
    named = {"participant": found} if consultation.grade == Grade.NAMED else {}
    whose = seal.blind(str(found.pk), "participant.voter").hex()
    return _voter(consultation, slips.digest(consultation.pepper, whose), way=Voter.Way.LINK, **named)


@transaction.atomic
def enter_openly(consultation: Consultation, device: str) -> Entered | None:
    """扫码即可参加: a browser, where the consultation takes anybody's view; counted apart."""
    if consultation.pepper is None or not consultation.open_to_all:
        return None
    return _voter(consultation, slips.digest(consultation.pepper, f"device {device}"), way=Voter.Way.OPEN)


def _voter(consultation: Consultation, key: bytes, **facts) -> Entered:
    voter, new = Voter.objects.get_or_create(consultation=consultation, key=key, defaults=facts)
    return Entered(voter, new)


def consultation_of(code: str) -> Consultation | None:
    """Which running consultation a code belongs to. The peppers of all of them are tried, in two queries."""
    if not code or "\0" in code:
        return None
    running = Consultation.objects.running().exclude(pepper=None)
    linked = running.filter(
        participants__link_hash=seal.blind(code.strip().upper(), "participant.link"),
        grade__in=(Grade.NAMED, Grade.ACCOUNT),
    ).first()
    if linked is not None:
        return linked
    books = dict(running.filter(grade=Grade.SLIP).order_by("-pk").values_list("book_id", "book__pepper")[:TRIED])
    keys = [slips.digest(pepper, code) for pepper in books.values() if pepper is not None]
    slip = Slip.objects.filter(pk__in=keys, spoiled=False).first()
    return running.filter(book_id=slip.book_id).first() if slip else None
