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

RESIDENTS, SECONDS, LIMIT, ATTEMPTS = 200, 10.0, 1000, 3


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
    """Each walks the four steps beforehand, as people do; the last press falls within the same ten seconds.

    This is time, not CPU: what else runs on the machine is in it. So a slow burst is repeated; a lost matter never is.
    """
    from shangliang.matters.models import Matter

    lost = refused = 0
    for attempt in range(1, ATTEMPTS + 1):
        before = Matter.objects.count()
        took, said_no = _burst(port, villages, attempt)
        lost, refused = lost + before + RESIDENTS - Matter.objects.count(), refused + said_no
        p95, middle, most = (
            took[int(len(took) * share) - 1] * 1000 if took else float("inf") for share in (0.95, 0.5, 1)
        )
        if p95 <= LIMIT or lost:
            break
    what, tried = f"{RESIDENTS} raises within {SECONDS:.0f} s", f", attempt {attempt}" if attempt > 1 else ""
    yield Line(
        f"{what}, p95", f"{p95:.0f} ms (median {middle:.0f}, most {most:.0f}{tried})", f"{LIMIT} ms", p95 <= LIMIT
    )
    yield Line(f"{what}, lost", f"{lost} ({refused} refused)", "0", lost == 0)


def _burst(port: int, villages: list[str], attempt: int) -> tuple[list[float], int]:
    """Every resident has a connection and a thread; all wait for one gate, then for their own moment. Sorted seconds."""
    took, refused, gate = [], [], threading.Event()
    ready = threading.Semaphore(0)
    slots = threading.Semaphore(4)  # walking beforehand is not the test

    def resident(number: int) -> None:
        try:
            visitor = Visitor(by_http(port))
            with slots:
                url, fields = walked(visitor, villages[number % len(villages)], 10_000 * attempt + number)
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
    return sorted(took), len(refused)
