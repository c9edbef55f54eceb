"""一次请求的记忆 · What is read once per request (or task) and remembered until its end, never longer.

    held = request_cache().get("people.posts") ...

Outside a request or task nothing is remembered: each call gets an empty dict of its own.
"""

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

USUAL = gc.get_threshold()
_cache: ContextVar[dict[Any, Any] | None] = ContextVar("request_cache", default=None)


def request_cache() -> dict[Any, Any]:
    """The dict of the request or task that runs now; keys begin with the module's name."""
    found = _cache.get()
    return {} if found is None else found


@contextmanager
def remembered(cache: dict[Any, Any] | None = None) -> Iterator[dict[Any, Any]]:
    """One request or task, e.g. a job of the worker: `with remembered(): job()`; also a decorator."""
    cache = {} if cache is None else cache
    token = _cache.set(cache)
    try:
        yield cache
    finally:
        _cache.reset(token)


def streamed(parts: Iterable[bytes], cache: dict[Any, Any]) -> Iterator[bytes]:
    """The parts of a streamed answer are made after the view has returned; they remember what it did."""
    source = iter(parts)
    while True:
        with remembered(cache):
            try:
                part = next(source)
            except StopIteration:
                return
        yield part


@contextmanager
def no_collector() -> Iterator[None]:
    """A piece of work that makes many objects and hardly a cycle among them: looking for cycles takes a quarter to half of it."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


@contextmanager
def seldom_collected() -> Iterator[None]:
    """A long piece of work that makes many objects and some cycles: they are looked for once in 50,000 objects, not in 700.
    Without looking at all, rows and what was fetched along with them pile up: 350 MB after 50,000 lines of a ledger."""
    gc.set_threshold(50_000, 2, 2)
    try:
        yield
    finally:
        gc.set_threshold(*USUAL)
