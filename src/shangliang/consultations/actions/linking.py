"""个人链接 · Codes with a name (grades G1 and G2): a sheet for the whole roster, or one anew for whoever lost theirs."""

from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.gatherings.models import Grade
from shangliang.kit import ids, seal
from shangliang.people.refusal import Refused

from ..models import Consultation, Participant
from .opening import lock, log


@transaction.atomic
def hand_links(consultation: Consultation, *, by, seed: bytes) -> list[tuple[Participant, str]]:
    """个人链接: (person, code) for everybody who deliberates and has none; the same press gives the same sheet again."""
    found = _linked(consultation, by)
    rows, new = [], []
    for one in found.participants.deliberating().select_for_update(of=("self",)):
        code = ids.drawn(seed, one.pk)
        if one.link_hash is None:
            one.link_hash = _hash(code)
            new.append(one)
        if bytes(one.link_hash) == _hash(code):
            rows.append((one, code))
    if not rows:
        raise Refused(_("名册上的人都已经有个人链接了。丢了的，在名册里补发。"))
    Participant.objects.bulk_update(new, ["link_hash"])
    if new:
        log(found, "links", by=by, detail={"number": len(new)})
    return rows


def _linked(consultation: Consultation, by) -> Consultation:
    found = lock(consultation, by, "consultation.open")
    if found.grade not in (Grade.NAMED, Grade.ACCOUNT):
        raise Refused(_("这场协商不用个人链接。"))
    if found.closed_at:
        raise Refused(_("表态已经结束，不用再发个人链接。"))
    return found


def _hash(code: str) -> bytes:
    return seal.blind(code, "participant.link")


@transaction.atomic
def give_link(participant: Participant, *, by, seed: bytes | None = None) -> str:
    """补发个人链接 (grades G1 and G2): 49.5 random bits, shown once; the old one ends, its views go on with the new one.
    The same press gives the same code again."""
    found = _linked(participant.consultation, by)
    if participant.voice != Participant.Voice.DELIBERATE or participant.left_on:
        raise Refused(_("只有参加协商的人有个人链接。"))
    code = ids.drawn(seed, participant.pk) if seed else ids.ref()
    if found.participants.filter(pk=participant.pk).exclude(link_hash=_hash(code)).update(link_hash=_hash(code)):
        participant.link_hash = _hash(code)
        log(found, "link_again", by=by)
    return code
