"""服务 · A real `shangliang serve` in a folder of its own, for tests that start, kill and restart it."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress

import psutil
import psycopg
import pytest

from shangliang.server import leftovers
from shangliang.server.children import tied
from shangliang.server.embedded import url


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return found.getsockname()[1]


class Served:
    """A server of our own in a folder of its own."""

    def __init__(self, data, port) -> None:
        self.data, self.port = data, port

    def start(self):
        env = os.environ | {"SHANGLIANG_WORKERS": "1"}
        for name in ("DATABASE_URL", "SHANGLIANG_PLAIN_STATIC", "DJANGO_SETTINGS_MODULE"):
            env.pop(name, None)
        command = [sys.executable, "-m", "shangliang.cli", "serve", "--port", str(self.port), "--data", str(self.data)]
        self.said = (self.data / "said.txt").open("a")
        how = {"env": env, "start_new_session": True, "stdout": self.said, "stderr": self.said}
        self.process = subprocess.Popen(command, **how, preexec_fn=tied(signal.SIGTERM))
        self.until_healthy()
        return self

    def until_healthy(self, patience=300):
        until = time.monotonic() + patience
        while time.monotonic() < until and self.process.poll() is None:
            with suppress(OSError):
                if self.get("/healthz")[0] == 200:
                    return
            time.sleep(0.1)
        how = "was not healthy" if self.process.poll() is None else f"ended with {self.process.returncode}"
        pytest.fail(f"the server {how} within {patience} s; it said:\n{(self.data / 'said.txt').read_text()}")

    def get(self, path):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        connection.request("GET", path, headers={"Host": "localhost"})
        answer = connection.getresponse()
        return answer.status, answer.read()

    def family(self):
        head = psutil.Process(self.process.pid)
        return [head, *head.children(recursive=True)]

    def child(self, word):
        return next(each for each in self.family()[1:] if word in " ".join(each.cmdline()))

    def ask(self, sql):
        with psycopg.connect(
            url(leftovers.note(self.data / "pg").sockets), autocommit=True, connect_timeout=10
        ) as connection:
            cursor = connection.execute(sql)
            return cursor.fetchall() if cursor.description else None

    def kill_all(self):
        """kill -9, nobody gets a last word; the head first, so that nothing is started again."""
        for each in self.family():
            with suppress(psutil.NoSuchProcess):
                each.kill()
        self.process.wait(20)

    def stop(self, how=signal.SIGTERM):
        self.process.send_signal(how)
        return self.process.wait(60)
