"""牵动 · What is done in one chain may change what is counted in another: a city acts on a county's matter, sets a rule for all.

The trail row stands in the chain of whoever holds the matter; the figures of where it arose have to be counted anew. So the
act counts up a number for that place too, in its own transaction. `stamps` tells how far everything is that bears upon a
place: it rises with each such act and never falls.
"""

from collections.abc import Iterable

from django.db import connection, models

from .chain import chain_of
from .rows import ChainHead

BELOW = "*"
COUNTY = 6  # digits
COUNT = """INSERT INTO kit_touch (place, n) SELECT unnest(%s::text[]), 1
           ON CONFLICT (place) DO UPDATE SET n = kit_touch.n + 1"""


class Touch(models.Model):
    """牵动 · How often acts elsewhere have changed what is counted of this chain, or (with a star) of all below it."""

    place = models.CharField(primary_key=True, max_length=8, db_collation="C")
    n = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return self.place


def touch(places: Iterable[str], *, but: str = "") -> None:
    """Count up each but the chain itself, in the order of the codes: two at once do not lock each other out."""
    chains = sorted({_key(place) for place in places} - {but})
    if chains:
        with connection.cursor() as cursor:
            cursor.execute(COUNT, [chains])


def _key(place: str) -> str:
    """A county has one chain, so what lies below it is that chain."""
    if not place.endswith(BELOW):
        return chain_of(place)
    code = place.removesuffix(BELOW)
    return chain_of(code) if len(code) >= COUNTY else code + BELOW


def stamps(low: str, high: str) -> dict[str, int]:
    """Of each chain in [low, high): its own acts, and those elsewhere that bear upon it."""
    heads = dict(ChainHead.objects.filter(chain__gte=low, chain__lt=high).order_by("chain").values_list("chain", "seq"))
    touched = dict(Touch.objects.values_list("place", "n"))
    return {
        chain: seq
        + touched.get(chain, 0)
        + sum(touched.get(chain[:n] + BELOW, 0) for n in (0, 2, 4, 6) if n <= len(chain))
        for chain, seq in heads.items()
    }
