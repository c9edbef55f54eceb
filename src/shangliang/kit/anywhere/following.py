"""跟上 · Every action stands on the trail: the worker reads on from where it was and looks again at what was touched.

So an action pays nothing for the search, and what it changed is found some seconds later. A row of the trail is written
under the lock of its chain, so none is committed behind one that was read.
"""

from collections import defaultdict

from django.db import connection, transaction
from django.db.models import CharField, Exists, OuterRef
from django.db.models.functions import Cast

from .index import index
from .rows import Findable, Followed
from .told import SOURCES

MOST = 500  # rows of the trail in one round: a quarter of a second
BEHIND = """SELECT h.chain, coalesce(f.seq, 0), h.seq FROM kit_chainhead h LEFT JOIN kit_followed f ON f.chain = h.chain
    WHERE h.seq > coalesce(f.seq, 0) ORDER BY h.chain"""
TOUCHED = "SELECT DISTINCT noun, object FROM kit_trailrow WHERE chain = %s AND seq > %s AND seq <= %s"


def follow(most: int = MOST) -> int:
    """Look again at what the next rows of the trail tell of. Returns how many rows were read."""
    read = 0
    with connection.cursor() as cursor:
        cursor.execute(BEHIND)
        behind = cursor.fetchall()
    for chain, done, head in behind:
        if read >= most:
            break
        until = min(head, done + most - read)
        _catch_up(chain, done, until)
        read += until - done
    return read


@transaction.atomic
def _catch_up(chain: str, done: int, until: int) -> None:
    touched = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(TOUCHED, [chain, done, until])
        for noun, ident in cursor.fetchall():
            touched[noun].append(ident)
    for noun in sorted(touched.keys() & SOURCES.keys()):
        index(noun, touched[noun])
    Followed.objects.update_or_create(chain=chain, defaults={"seq": until})


def sweep() -> int:
    """Once a day, and when a worker begins with an empty table: what no row of the trail told of. Returns the changes."""
    return sum(_missing(noun) + _gone(noun) for noun in sorted(SOURCES))


def _missing(noun: str) -> int:
    source = SOURCES[noun]
    there = Findable.objects.filter(noun=noun, object=Cast(OuterRef(source.key), CharField()))
    lacking = source.model._default_manager.filter(~Exists(there)).order_by().values_list(source.key, flat=True)
    return index(noun, [str(key) for key in lacking])


def _gone(noun: str) -> int:
    source = SOURCES[noun]
    there = source.model._default_manager.filter(**{source.key: OuterRef("object")})
    return Findable.objects.filter(~Exists(there), noun=noun).delete()[0]
