"""架上 · Pages that are ready: an area's home is kept until something happens in the area, and never a moment longer.

What happened is asked of the heads of the trail's chains, of the followers of the matters shown, and of the calendar:
one small query per page. A trail row is written with every action, so nothing can change behind the back of this.
"""

import hashlib
from collections.abc import Callable

from django.db.models import Count, Q
from django.utils.translation import get_language

from shangliang.kit import clock
from shangliang.kit.trail import ChainHead
from shangliang.matters.models import Follower
from shangliang.people.areas import after, lineage

MOST = 500  # pages that a process keeps
_ready: dict[tuple[str, str | None], tuple[str, dict]] = {}


def ready(code: str, make: Callable[[], dict]) -> dict:
    """What `make` returns (a dict; "shown": the keys of its matters, "followed": by how many in all), or the same from before."""
    key = code, get_language()
    stamp, page = _ready.get(key, ("", {}))
    if page and stamp == _stamp(code, page["shown"]):
        return page
    before = _heads(code)  # before the reading: what happens meanwhile makes the page old at once
    page = make()
    if len(_ready) >= MOST:
        _ready.clear()
    _ready[key] = f"{before} {page['followed']}", page
    return page


def forget() -> None:
    """Empty the shelf."""
    _ready.clear()


def _stamp(code: str, shown: list[int]) -> str:
    return f"{_heads(code)} {_following(shown)}"


def _heads(code: str) -> str:
    """A digest of every chain that a matter of this area may write to, and the day."""
    own = code[:6]
    chains = ChainHead.objects.filter(Q(chain__in=lineage(own)) | Q(chain__gte=own, chain__lt=after(own)))
    rows = chains.order_by("chain").values_list("chain", "hash")
    return hashlib.sha256(repr([(c, bytes(h)) for c, h in rows]).encode()).hexdigest() + str(clock.today())


def _following(shown: list[int]) -> int:
    return Follower.objects.filter(matter__in=shown).aggregate(n=Count("id"))["n"] if shown else 0
