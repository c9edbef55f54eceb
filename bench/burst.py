"""200 residents raise one matter each within the same 10 s, against the product as it is served: how long, is none lost."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from pages import Line
from visitor import Visitor, by_http, walked

RESIDENTS, SECONDS, LIMIT = 200, 10.0, 1.0


@contextmanager
def served(data, url: str) -> Iterator[int]:
    """`shangliang serve` on the measured database: the product's own supervisor, page server and worker."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        port = found.getsockname()[1]
    env = os.environ | {"DATABASE_URL": url}
    command = [sys.executable, "-m", "shangliang.cli", "serve", "--port", str(port), "--data", str(data)]
    process = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, start_new_session=True)
    try:
        _until_healthy(port)
        yield port
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(60)


def _until_healthy(port: int, patience: float = 120) -> None:
    until = time.monotonic() + patience
    while time.monotonic() < until:
        with suppress(OSError):
            if by_http(port)("GET", "/healthz", b"", {"Host": "localhost"}).status == 200:
                return
        time.sleep(0.2)
    raise RuntimeError("the served product did not become healthy")


def lines(port: int, villages: list[str]) -> Iterator[Line]:
    """Each walks the four steps beforehand, as people do; the last press falls within the same ten seconds."""
    from shangliang.matters.models import Matter

    before = Matter.objects.count()
    took, refused = _burst(port, villages)
    kept = Matter.objects.count() - before
    took.sort()
    p95 = took[int(len(took) * 0.95) - 1] if took else float("inf")
    yield Line(f"{RESIDENTS} raises within {SECONDS:.0f} s, p95", f"{p95 * 1000:.0f} ms (median {took[len(took) // 2] * 1000:.0f}, most {took[-1] * 1000:.0f})", "1000 ms", p95 <= LIMIT)  # fmt: skip
    yield Line(f"{RESIDENTS} raises within {SECONDS:.0f} s, lost", f"{RESIDENTS - kept} ({refused} refused)", "0", kept == RESIDENTS)  # fmt: skip


def _burst(port: int, villages: list[str]) -> tuple[list[float], int]:
    """Every resident has a connection and a thread; all wait for one gate, then for their own moment."""
    took, refused, gate = [], [], threading.Event()
    ready = threading.Semaphore(0)
    slots = threading.Semaphore(4)  # walking beforehand is not the test

    def resident(number: int) -> None:
        try:
            visitor = Visitor(by_http(port))
            with slots:
                url, fields = walked(visitor, villages[number % len(villages)], 10_000 + number)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is counted and shown
            refused.append(error)
            ready.release()
            return
        ready.release()
        gate.wait()
        time.sleep(SECONDS * number / RESIDENTS)
        begun = time.perf_counter()
        answer = visitor.post(url, fields)
        took.append(time.perf_counter() - begun)
        if answer.status != 302 or "/receipt/" not in answer.get("Location"):
            refused.append(answer.status)

    threads = [threading.Thread(target=resident, args=[n], daemon=True) for n in range(RESIDENTS)]
    for each in threads:
        each.start()
    for _each in threads:
        ready.acquire()
    gate.set()
    for each in threads:
        each.join(60)
    return took, len(refused)
