"""`shangliang serve`, for real: start, answer, be killed, recover, stop."""

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress

import psutil
import pytest

from shangliang.server import leftovers
from tests.serving import Served, free_port


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    server = Served(tmp_path_factory.mktemp("served"), free_port()).start()
    yield server
    if server.process.poll() is None:
        server.kill_all()


def test_it_serves_with_keys_that_only_its_owner_reads(served):
    assert json.loads(served.get("/healthz")[1])["status"] == "ok"
    assert (served.data / "secret-key").stat().st_mode & 0o777 == 0o600


def test_a_second_server_is_refused(served, tmp_path):
    command = [sys.executable, "-m", "shangliang.cli", "serve", "--port", str(served.port), "--data", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith(f"Something answers on 127.0.0.1:{served.port} already")


def test_a_command_borrows_its_database(served):
    env = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    command = [sys.executable, "-m", "shangliang.cli", "migrate", "--check", "--data", str(served.data)]
    assert subprocess.run(command, env=env, timeout=120, check=False).returncode == 0
    assert served.get("/healthz")[0] == 200


@pytest.mark.parametrize("part", ["quick", "slow"])
def test_a_fallen_worker_is_started_again(served, part):
    old = served.child(f"shangliang.cli worker {part}")
    old.kill()
    old.wait(60)
    until = time.monotonic() + 90
    while time.monotonic() < until:
        with suppress(StopIteration, psutil.Error):
            assert served.child(f"shangliang.cli worker {part}").pid != old.pid
            return
        time.sleep(0.1)
    pytest.fail("no new worker")


def test_killed_with_9_it_comes_back_with_every_acknowledged_row(served):
    served.ask("CREATE TABLE acknowledged (n int)")
    for n in range(100):
        served.ask(f"INSERT INTO acknowledged VALUES ({n})")
    family = served.family()
    served.kill_all()
    assert psutil.wait_procs(family, timeout=60)[1] == []
    served.start()
    assert served.ask("SELECT count(DISTINCT n), count(*) FROM acknowledged") == [(100, 100)]


def test_a_fallen_database_is_recovered_while_it_serves(served):
    postmaster = leftovers.postmaster(served.data / "pg")
    postmaster.kill()
    psutil.wait_procs([postmaster], timeout=60)
    served.until_healthy()
    assert served.ask("SELECT count(*) FROM acknowledged") == [(100,)]


def test_it_stops_in_order(served):
    """The last test of this server: SIGINT is what Ctrl-C sends."""
    family, sockets = served.family(), leftovers.note(served.data / "pg").sockets
    assert served.stop(signal.SIGINT) == 0
    assert psutil.wait_procs(family, timeout=60)[1] == []
    assert not (served.data / "pg" / "postmaster.pid").exists()
    assert not sockets.exists()
    assert (served.data / "said.txt").read_text().endswith("stopped\n")
