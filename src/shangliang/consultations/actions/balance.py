"""卡片和纸签 · One card stands against one slip that was handed back: whoever keeps the slip could be counted twice."""

from shangliang.gatherings.models import Grade

from ..models import Consultation, Voter


def cards_without_slips(found: Consultation) -> dict[str, int] | None:
    """{cards, spoiled} where more cards were counted than slips came back; None where they add up."""
    book = found.book
    if found.grade != Grade.SLIP or book is None or found.sealed_at:
        return None
    spoiled = book.spoiled if book.reconciled_on else book.slips.filter(spoiled=True).count()
    cards = found.voters.filter(way=Voter.Way.PAPER).count()
    return {"cards": cards, "spoiled": spoiled or 0} if cards > (spoiled or 0) else None
