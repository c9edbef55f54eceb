"""分摊 · The sums of one conversation by many workers (Dask, extra `dask`): parts are added up pair by pair, as a tree.

Sums are whole numbers, so it does not matter who adds what in which order: the result is the same to the last bit. The
workers are processes on this machine, or those of the scheduler that DASK_SCHEDULER_ADDRESS names.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

from .sums import Sums
from .views import Views

PARTS = 4  # per worker: one that is quick takes more of them


def _silent(_part: float) -> None:
    """Nobody asked how far it is."""


def spread_sums(views: Views, workers: int, said: Callable[[float], None] = _silent) -> Sums:
    """`said` hears how much of the parts is summed up."""
    rows = max(1, -(-views.people // (workers * PARTS)))
    said(0.0)
    with _client(workers) as client:
        parts = left = [client.submit(Sums.of, part, pure=False) for part in views.chunks(rows)]
        while len(left) > 1:
            pairs = zip(left[::2], left[1::2], strict=False)
            left = [client.submit(merged, *pair, pure=False) for pair in pairs] + left[len(left) & ~1 :]
        for number, _done in enumerate(import_module("distributed").as_completed(parts), 1):
            said(number / len(parts))
        return left[0].result() if left else Sums(views.statements)


def merged(one: Sums, other: Sums) -> Sums:
    """The sums over both; neither of them is changed, since a worker may be asked for them again."""
    total = Sums(one.statements, one.pairs, one.people)
    total.merge(other)
    return total


@contextmanager
def _client(workers: int) -> Iterator[Any]:
    dask, distributed = (import_module(name) for name in ("dask", "distributed"))
    elsewhere = dask.config.get("scheduler-address", None)
    if elsewhere:
        with distributed.Client(elsewhere) as client:
            yield client
        return
    here = {"threads_per_worker": 1, "processes": True, "host": "127.0.0.1", "dashboard_address": None}
    with distributed.LocalCluster(n_workers=workers, **here) as cluster, distributed.Client(cluster) as client:
        yield client
