"""拔电 · What the tests share that press over HTTP while everything is killed with -9.

Nothing here waits for ever: a rush has one end for all who take part, and whoever still waits then says for what.
"""

import http.client
import json
import os
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from urllib.parse import urlencode

import psutil
import pytest

from shangliang.server import leftovers
from shangliang.server.embedded import url
from tests.serving import Served, free_port

ANSWER, AGAIN = 20, 0.2  # seconds: for one answer; until the same is pressed again


@contextmanager
def serving(data, prepare: str):
    """A server whose world `prepare` has made: Python that sets `told`, which comes back with the server."""
    server = Served(data, free_port()).start()
    try:
        yield server, ran(data, prepare)
    finally:
        if server.process.poll() is None:
            server.kill_all()


def ran(data, code: str):
    """What `code` tells, run beside the server on its database."""
    env = os.environ | {"DATABASE_URL": url(leftovers.note(data / "pg").sockets), "SHANGLIANG_DATA": str(data)}
    whole = f"import json, django; django.setup()\n{code}\nprint(json.dumps(told))"
    done = subprocess.run(
        [sys.executable, "-c", whole], env=env, timeout=120, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


class Rush:
    """急流 · Many who press at once, and blows in between; it ends in so many seconds, well or with a sentence."""

    def __init__(self, server, *, seconds: float) -> None:
        self.server, self.seconds = server, seconds
        self.until = time.monotonic() + seconds
        self.over = threading.Event()
        self.acknowledged: list = []  # what people were told, in the order they heard it

    def press(self, one, crowd, *, at_once: int, blows) -> None:
        """`one` for each of the crowd, `at_once` together; each blow (number, what) falls after so many were heard.

        The blows fall in the thread of the test: a server lives no longer than the thread that has started it.
        """
        with ThreadPoolExecutor(at_once) as pool:
            try:
                people = [pool.submit(one, each) for each in crowd]
                for many, blow in blows:
                    self._heard(many, people)
                    blow()
                for person in people:
                    person.result(self.left())
            except BaseException:
                self.over.set()  # the others stop asking, so that the pool can be left
                pool.shutdown(wait=False, cancel_futures=True)
                raise

    def _heard(self, many: int, people: list[Future]) -> None:
        while len(self.acknowledged) < many:
            for person in people:
                if person.done():
                    person.result()
            if not self.left():
                pytest.fail(f"after {self.seconds} s only {len(self.acknowledged)} were acknowledged, not {many}")
            time.sleep(0.01)

    def left(self) -> float:
        return max(0.0, self.until - time.monotonic())

    def kill(self) -> None:
        """kill -9 for the whole family, and a new start."""
        family = self.server.family()
        self.server.kill_all()
        living = psutil.wait_procs(family, timeout=20)[1]
        assert not living, f"killed with -9 and alive: {living}"
        self.server.start()

    def stop_the_database(self) -> None:
        """What `pg_ctl stop -m immediate` does: no session ends well, nothing is written, the next start recovers."""
        postmaster = leftovers.postmaster(self.server.data / "pg")
        postmaster.send_signal(signal.SIGQUIT)
        assert not psutil.wait_procs([postmaster], timeout=20)[1], "the database did not stop"
        self.server.until_healthy()


class Browser:
    """A browser that presses again when no answer comes."""

    def __init__(self, rush: Rush, number: int) -> None:
        self.rush = rush
        secret = f"{number:032d}"
        self.jar = {"csrftoken": secret}
        self.fields = {"csrfmiddlewaretoken": secret}
        self.headers = {"Host": "localhost", "Content-Type": "application/x-www-form-urlencoded"}

    def ask(self, method, path, **typed):
        """(status, page or address), as often as it takes."""
        heard = "nothing"
        while self.rush.left() and not self.rush.over.is_set():
            try:
                status, found = self._once(method, path, typed)
            except (OSError, http.client.HTTPException) as gone:
                heard = repr(gone)
            else:
                if status < 500:
                    return status, found
                heard = f"a {status}"
            self.rush.over.wait(AGAIN)
        pytest.fail(f"{method} {path} was not answered before the end; the last that came was {heard}")

    def _once(self, method, path, typed):
        connection = http.client.HTTPConnection("127.0.0.1", self.rush.server.port, timeout=ANSWER)
        try:
            body = urlencode(self.fields | typed) if method == "POST" else None
            cookies = "; ".join(f"{name}={value}" for name, value in self.jar.items())
            connection.request(method, path, body, self.headers | {"Cookie": cookies})
            answer = connection.getresponse()
            page = answer.read().decode()
            self._keep(answer.headers.get_all("Set-Cookie") or [])
            return answer.status, answer.getheader("Location") or page
        finally:
            connection.close()

    def _keep(self, cookies) -> None:
        """Those of the session's own pages; the token of the forms stays what it was."""
        for line in cookies:
            name, _is, rest = line.partition("=")
            with suppress(ValueError):
                self.jar.setdefault(name, rest[: rest.index(";")])
