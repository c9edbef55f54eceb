"""当场办结 · A small matter that was settled while people stood there: raised and closed on one screen, counted apart."""

from django.db import transaction

from .engine import move
from .raising import bring_in


@transaction.atomic
def settle_at_once(kind, *, result: str, by, **fields):
    """Raise a matter for somebody and close it with what was done; nobody has to be called for it. Returns (matter, code)."""
    matter, code = bring_in(kind, typed_by=by, **fields)
    return move(matter, "settle", by=by, note=result, on=fields.get("on")), code
