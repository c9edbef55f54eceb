"""架上 · Pages that are ready: an area's home is kept until something happens in the area, and never a moment longer.

What happened is asked of the heads of the trail's chains, of the followers of the matters shown, and of the calendar:
two small queries per page. A trail row is written with every action, so nothing can change behind the back of this.
In a city or a province something always happens, and counting there takes long: such a page may be a few seconds old.
"""

import hashlib
import time
from collections.abc import Callable

from django.db.models import Count, F, Q, Value
from django.utils.translation import get_language

from shangliang.kit import asked, clock
from shangliang.kit.trail import ChainHead
from shangliang.matters.models import Follower
from shangliang.people.areas import COUNTY, after, lineage
from shangliang.people.reach import AmongKeys

MOST = 500  # pages that a process keeps
FRESH = 4.0  # seconds for which the page of a city or a province is trusted
_ready: dict[tuple[str, str | None], tuple[str, float, dict]] = {}


def ready(code: str, make: Callable[[], dict]) -> dict:
    """What `make` returns (a dict; "shown": the keys of its matters, "followed": by how many in all), or the same from before."""
    key = code, get_language()
    stamp, made, page = _ready.get(key, ("", 0.0, {}))
    young = len(code) < COUNTY and time.monotonic() - made < FRESH
    if page and (young or stamp == _stamp(code, page["shown"])):
        return page
    begun = time.monotonic()
    before = _heads(code)  # before the reading: what happens meanwhile makes the page old at once
    page = make()
    if len(_ready) >= MOST:
        _ready.clear()
    _ready[key] = f"{before} {page['followed']}", begun, page
    return page


def forget() -> None:
    """Empty the shelf."""
    _ready.clear()


def _stamp(code: str, shown: list[int]) -> str:
    return f"{_heads(code)} {_following(shown)}"


def _heads(code: str) -> str:
    """A digest of every chain that a matter of this area may write to, and the day."""
    own = code[:COUNTY]
    rows = asked.rows(lambda: _chains(own))
    heads = [(row["chain"], bytes(row["hash"])) for row in rows]
    return hashlib.sha256(repr(heads).encode()).hexdigest() + str(clock.today())


def _chains(own: str):
    chains = ChainHead.objects.filter(Q(chain__in=lineage(own)) | Q(chain__gte=own, chain__lt=after(own)))
    return chains.order_by("chain").values("chain", "hash")


def _following(shown: list[int]) -> int:
    found = asked.one(_counted, shown=shown) if shown else None
    return found["n"] if found else 0


def _counted(shown):
    followers = Follower.objects.filter(AmongKeys(F("matter"), shown)).order_by()
    return followers.annotate(all=Value(1)).values("all").annotate(n=Count("id")).values("n")
