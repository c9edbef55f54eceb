"""纸签的主人 · What a book of slips is for: a poll here, or whatever a noun further up says (slot slips.owner)."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse

from shangliang.kit import pages

from .models import Ballot, Poll, SlipBook
from .secrecy import sentence


@dataclass(frozen=True)
class Owner:
    """主人 · Its trail (noun, ref, area), its pages, how many slips were cast with, how one is taken back."""

    noun: str
    ref: str
    area: str
    title: str
    secrecy: str
    path: str  # what a phone opens; the code follows in the fragment
    back: str  # its page on the desk
    used: int
    running: bool  # still taking views or ballots
    cancel: Callable[[bytes], object]


def owner_of(book: SlipBook) -> Owner | None:
    poll = Poll.objects.filter(book=book).select_related("gathering__host").first()
    if poll is None:
        return next(iter(pages.panels("slips.owner", None, book)), None)
    return Owner(
        noun="gathering",
        ref=poll.gathering.ref,
        area=poll.gathering.host.area_id,
        title=poll.question,
        secrecy=sentence(poll.grade),
        path=reverse("poll", args=[poll.ref]),
        back=reverse("poll-desk", args=[poll.ref]),
        used=poll.ballots.count(),
        running=poll.closed_at is None and poll.opened_at is not None,
        cancel=lambda key: Ballot.objects.filter(poll=poll, voter=key).delete(),
    )
