"""收签 · After the seal no slip opens anything any more: the pepper is gone, so no code can be matched again."""

from ..models import SlipBook


def retire(book: SlipBook | None) -> None:
    """Call it in the transaction of the seal."""
    if book is not None:
        SlipBook.objects.filter(pk=book.pk).update(pepper=None)
