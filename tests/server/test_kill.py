"""拔电 · 1,000 raises over HTTP while everything is killed with -9: every one acknowledged is there, each once."""

import http.client
import os
import re
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from urllib.parse import urlencode

import psutil
import pytest

from shangliang.server import leftovers
from shangliang.server.embedded import url
from tests import cast
from tests.serving import Served, free_port

pytestmark = [pytest.mark.slow, pytest.mark.hostile]
RAISES, DEATHS, AT_ONCE, PATIENCE = 1000, (150, 400, 750), 4, 180
RAISE = f"/{cast.VILLAGE}/raise/"
SENT = re.compile(r"/m/([2-9A-Z]{10})/receipt/")
SET_UP = "import django; django.setup(); from tests import cast; cast.platforms()"


@pytest.fixture
def served(tmp_path):
    server = Served(tmp_path, free_port()).start()
    env = os.environ | {"DATABASE_URL": url(leftovers.note(tmp_path / "pg").sockets), "SHANGLIANG_DATA": str(tmp_path)}
    subprocess.run([sys.executable, "-c", SET_UP], env=env, check=True, timeout=120)
    yield server
    if server.process.poll() is None:
        server.kill_all()


class Resident:
    """A browser of one resident, who presses again when no answer comes."""

    def __init__(self, port, number) -> None:
        self.port, self.number = port, number
        secret = f"{number:032d}"
        self.fields = {"csrfmiddlewaretoken": secret}
        self.headers = {
            "Host": "localhost", "Cookie": f"csrftoken={secret}; draft=resident-{number:012d}",
            "Content-Type": "application/x-www-form-urlencoded",
        }  # fmt: skip

    def ask(self, method, path, **typed):
        """(status, page or address), as often as it takes."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            with suppress(OSError, http.client.HTTPException):
                status, found = self._once(method, path, typed)
                if status < 500:
                    return status, found
            time.sleep(0.2)
        pytest.fail(f"no answer to {method} {path}")

    def _once(self, method, path, typed):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            body = urlencode(self.fields | typed) if method == "POST" else None
            connection.request(method, path, body, self.headers)
            answer = connection.getresponse()
            page = answer.read().decode()
            return answer.status, answer.getheader("Location") or page
        finally:
            connection.close()

    def raises(self) -> str:
        """The ref on the receipt: what this resident was told."""
        about = {"title": f"第 {self.number} 件", "topic_class": "公共服务", "area": cast.VILLAGE}
        self.ask("POST", RAISE, text=f"第 {self.number} 件事：路灯坏了。", place="三组")
        self.ask("POST", f"{RAISE}?step=3", **about)
        _status, page = self.ask("GET", f"{RAISE}?step=4")
        hidden = {name: re.search(rf'name="{name}" value="([^"]+)"', page)[1] for name in ("once", "seen")}
        _status, told = self.ask("POST", f"{RAISE}?step=4", **hidden)
        return SENT.search(told)[1]


class Deaths(threading.Thread):
    """Kills the whole family each time so many have been acknowledged, and starts it again."""

    def __init__(self, server, acknowledged) -> None:
        super().__init__(daemon=True)
        self.server, self.acknowledged, self.done = server, acknowledged, 0

    def run(self) -> None:
        for many in DEATHS:
            while len(self.acknowledged) < many:
                time.sleep(0.01)
            family = self.server.family()
            self.server.kill_all()
            psutil.wait_procs(family, timeout=20)
            self.server.start()
            self.done += 1


def test_every_acknowledged_raise_is_there_once(served):
    acknowledged: dict[int, str] = {}
    deaths = Deaths(served, acknowledged)
    deaths.start()

    def one(number):
        acknowledged[number] = Resident(served.port, number).raises()

    with ThreadPoolExecutor(AT_ONCE) as residents:
        list(residents.map(one, range(RAISES)))
    deaths.join(PATIENCE)
    assert deaths.done == len(DEATHS)
    kept = dict(served.ask("SELECT title, ref FROM matters_matter"))
    assert served.ask("SELECT count(*) FROM matters_matter") == [(RAISES,)]
    assert kept == {f"第 {number} 件": ref for number, ref in acknowledged.items()}
    trail = "SELECT count(*), count(DISTINCT object) FROM kit_trailrow WHERE noun = 'matter'"
    assert served.ask(trail) == [(RAISES, RAISES)]
