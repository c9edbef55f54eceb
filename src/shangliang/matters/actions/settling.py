"""当场办结 · A small matter that was settled while people stood there: raised and closed on one screen, counted apart."""

from django.db import transaction

from .engine import move
from .raising import raise_matter


@transaction.atomic
def settle_at_once(kind, *, result: str, by, **fields):
    """Raise a matter for somebody and close it with what was done. Returns (matter, code)."""
    matter, code = raise_matter(kind, typed_by=by, **fields)
    return move(matter, "settle", by=by, note=result, on=fields.get("on")), code
