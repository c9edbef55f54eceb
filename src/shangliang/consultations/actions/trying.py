"""试算 · Whether there is a panel: found while the page waits for a small pool, else by the worker; the smallest way out is kept."""

from typing import Any

from shangliang.kit import clock
from shangliang.people.refusal import Refused

from ..models import SeatDraw
from ..proposing import loosened

FIELDS = ("tried_on", "asked_at", "failed", "progress", "offer")


class NoPanel(Refused):
    """做不到 · `offer`: the smallest change that helps, to be taken with a reason; empty where none does."""

    def __init__(self, words: list[str], offer: list[dict[str, Any]]) -> None:
        self.offer = offer
        super().__init__(" ".join(words))


def try_out(held: SeatDraw, offer: list[dict[str, Any]], why: str = "", *, at_once: bool, on=None) -> None:
    """Fills in what FIELDS names; the caller saves. With `why` the smallest change is made: of a large pool `offer`, which the
    worker found for the same quotas. Raises NoPanel."""
    held.tried_on, held.asked_at, held.failed, held.progress, held.offer = None, None, "", 0, []
    if why and offer:
        _loosen(held, offer, why)
    if not at_once:
        held.asked_at = clock.now()
        return
    from .. import lots

    found = lots.refused(held, held.quotas)
    if found.offer and why and not held.relaxed_why:
        _loosen(held, found.offer, why)
        found = lots.refused(held, held.quotas)
    if found.words:
        raise NoPanel(found.words, found.offer)
    held.tried_on = on or clock.today()


def _loosen(held: SeatDraw, offer: list[dict[str, Any]], why: str) -> None:
    """What was changed stays beside the reason."""
    held.quotas, held.relaxed_why, held.offer = loosened(held.quotas, offer), why, offer


def try_again(held: SeatDraw, *, at_once: bool, on=None) -> None:
    """The pool has changed: quotas that were tried are tried again; an approval was of another pool, and is asked for anew."""
    held.approved_on, held.approved_by, held.approver, held.basis = None, None, "", ""
    changed = ["approved_on", "approved_by", "approver", "basis"]
    if held.quotas or held.tried_on:
        done = held.offer if held.relaxed_why else []
        try:
            try_out(held, [], at_once=at_once, on=on)
            held.offer = done
        except NoPanel as why:
            held.failed, held.offer = str(why), why.offer
        changed += FIELDS
    held.save(update_fields=changed)
