"""值守 · `shangliang serve`: database, page server and worker, started in order and stopped in reverse."""

import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from . import engine, prepare
from .children import Child
from .embedded import Broken, Embedded, owned
from .welcome import Welcome, reachable

HEAD_START = 1.5  # seconds that the page server has the processors to itself: somebody waits for it
PATIENCE = 3  # seconds for the workers of a server just killed to let go of the port


def serve(data: Path, *, host: str, port: int, demo: bool) -> int:
    stopping = _listen_for_signals()
    _refuse_taken(host, port)
    say(f"商量 Shangliang · data in {data}")
    with _engine(data) as database:
        return _rounds(database, data, stopping, host=host, port=port, demo=demo)


def say(line: str) -> None:
    print(line, flush=True)


def _rounds(database: Embedded | None, data: Path, stopping: threading.Event, **how) -> int:
    """One round normally lasts for ever; a fallen database ends it, and the next begins with recovery."""
    falls = 0
    while not stopping.is_set():
        began = time.monotonic()
        with _database(database) as url:
            _round(url, data, stopping, database, **how)
        if not stopping.is_set():
            falls = 1 if time.monotonic() - began > 60 else falls + 1
            say(f"the database has gone; again in {min(30, falls)} s")
            stopping.wait(min(30, falls))
    say("stopped")
    return 0


def _round(
    url: str, data: Path, stopping: threading.Event, database: Embedded | None, *, host: str, port: int, demo: bool
) -> None:
    env = prepare.environment(data, url, host, port)
    try:
        prepare.once(data, env, demo=demo, say=say, stopping=stopping)
    except prepare.Stopped:
        return
    except prepare.Failed as failed:
        raise engine.Unusable(str(failed)) from None
    children = [
        Child("page server", _granian(host, port), env),
        *(
            Child(f"{part} worker", [sys.executable, "-m", "shangliang.cli", "worker", part], env)
            for part in ("quick", "slow")
        ),
    ]
    welcome = Welcome(data, host, port, say)
    try:
        children[0].start()
        for worker in children[1:]:
            worker.again = time.monotonic() + HEAD_START
        while not stopping.wait(0.5 if welcome.done else 0.1) and (database is None or database.alive()):
            for child in children:
                child.tend()
            welcome.tend()
    finally:
        say("stopping")
        for child in children:
            child.stop()


def _granian(host: str, port: int) -> list[str]:
    workers = os.environ.get("SHANGLIANG_WORKERS") or str(min(8, max(2, os.cpu_count() or 2)))
    threads = os.environ.get("SHANGLIANG_THREADS") or "2"
    return [
        *[sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port)],
        *["--workers", workers, "--blocking-threads", threads],
        # a cap on open connections, not on work: well above the number of clients (stack.md 4)
        *["--backlog", "2048", "--backpressure", "2048"],
        *["--no-ws", "--respawn-failed-workers", "--workers-kill-timeout", "4", "--log-level", "warning"],
        "shangliang.server.wsgi:application",
    ]


@contextmanager
def _engine(data: Path) -> Iterator[Embedded | None]:
    """The embedded server of this data folder, ours alone; None when DATABASE_URL names another."""
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    if url := engine.external():
        engine.check(url)
        yield None
        return
    try:
        with owned(data, patience=5) as database:
            yield database
    except Broken as broken:
        raise engine.Unusable(str(broken)) from None


@contextmanager
def _database(database: Embedded | None) -> Iterator[str]:
    if database is None:
        yield engine.external()
        return
    began = time.monotonic()
    say("database: starting" if database.cluster.exists() else "database: making a new one")
    try:
        url = database.start()
        say(f"database: ready in {time.monotonic() - began:.1f} s")
        yield url
    finally:
        database.stop()


def _refuse_taken(host: str, port: int) -> None:
    """granian shares its port (SO_REUSEPORT): a second server would start and answer every other request."""
    until = time.monotonic() + PATIENCE
    while _answers(host, port):
        if time.monotonic() > until:
            raise engine.Unusable(f"Something answers on {host}:{port} already; stop it, or choose another --port.")
        time.sleep(0.1)


def _answers(host: str, port: int) -> bool:
    with suppress(OSError), socket.create_connection((reachable(host), port), timeout=1):
        return True
    return False


def _listen_for_signals() -> threading.Event:
    """Ctrl-C, SIGTERM or a closed terminal: stop in order; asking twice changes nothing, nothing is lost by waiting."""
    stopping = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: stopping.set())
    return stopping
