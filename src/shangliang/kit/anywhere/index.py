"""编入 · Puts objects into the table of what can be found, as they are now; what is gone goes out of it."""

from collections.abc import Iterable

from django.db import transaction

from .. import search
from . import signs
from .rows import Findable
from .told import SOURCES, Told

FIELDS = ["county", "day", "public", "terms"]
BATCH = 500


def index(noun: str, ids: Iterable[str]) -> int:
    """Read these objects anew. Returns how many of them can be found now."""
    source, wanted = SOURCES[noun], sorted(set(ids))
    made = 0
    for first in range(0, len(wanted), BATCH):
        part = wanted[first : first + BATCH]
        with transaction.atomic():
            told = source.rows(part)
            Findable.objects.filter(noun=noun, object__in=set(part) - {one.id for one in told}).delete()
            Findable.objects.bulk_create(
                [_row(noun, one) for one in told],
                update_conflicts=True, unique_fields=["noun", "object"], update_fields=FIELDS,
            )  # fmt: skip
        made += len(told)
    return made


def _row(noun: str, told: Told) -> Findable:
    words = " ".join(part for part in (told.title, told.text, told.spelled) if part)
    terms = search.vector(words, signs=[*signs.of(noun, told), *([told.id.lower()] if noun != "area" else [])])
    return Findable(noun=noun, object=told.id, county=told.area[:6], day=told.day, public=told.public, terms=terms)
