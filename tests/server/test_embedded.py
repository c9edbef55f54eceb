"""The embedded PostgreSQL: start, stop, kill and recover."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import psycopg
import pytest

from shangliang.server import leftovers
from shangliang.server.embedded import FORGETFUL, Broken, Embedded, database, owned


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A data folder with a cluster in it; making one takes seconds, so these tests share it."""
    data = tmp_path_factory.mktemp("data")
    with database(data, **FORGETFUL) as url:
        ask(url, "CREATE TABLE kept (n int)")
    return data


def ask(url, sql):
    with psycopg.connect(url, autocommit=True) as connection:
        cursor = connection.execute(sql)
        return cursor.fetchall() if cursor.description else None


def setting(url, name):
    return ask(url, f"SHOW {name}")[0][0]


def test_it_is_postgresql_18_in_utf8_without_jit_on_a_socket_only(folder):
    with database(folder) as url:
        assert setting(url, "server_version").startswith("18")
        assert setting(url, "server_encoding") == "UTF8"
        assert setting(url, "jit") == "off"
        assert setting(url, "listen_addresses") == ""
        assert setting(url, "synchronous_commit") == setting(url, "fsync") == "on"
        assert ask(url, "SELECT lower('ÄÖ'), 'a' < 'B'") == [("äö", False)]


def test_it_never_runs_as_root(folder):
    with owned(folder) as server:
        server.start()
        assert psutil.Process(server.process.pid).uids().effective != 0
        server.stop()


def test_its_socket_folder_is_closed_to_others_and_gone_afterwards(folder):
    with owned(folder) as server:
        server.start()
        sockets = server.sockets
        assert sockets.stat().st_mode & 0o777 == 0o700
        server.stop()
        assert not sockets.exists()


def test_every_start_has_a_socket_folder_of_its_own(folder):
    with database(folder) as first:
        pass
    with database(folder) as second:
        assert first != second


def test_a_second_command_borrows_the_running_server(folder):
    with database(folder) as first, database(folder) as second:
        assert first == second
        assert ask(second, "SELECT 1") == [(1,)]


def test_the_owner_waits_for_those_who_borrow(folder):
    code = (
        "import sys, time, pathlib, psycopg\n"
        "from shangliang.server.embedded import database\n"
        "with database(pathlib.Path(sys.argv[1])) as url:\n"
        "    print('in', flush=True); time.sleep(1)\n"
        "    print(psycopg.connect(url).execute('SELECT 7').fetchone()[0])\n"
    )
    with database(folder):
        guest = subprocess.Popen([sys.executable, "-c", code, str(folder)], stdout=subprocess.PIPE, text=True)
        assert guest.stdout.readline() == "in\n"
    assert guest.stdout.read() == "7\n"


def test_a_folder_in_use_is_refused(folder):
    with owned(folder), pytest.raises(Broken, match=f"in use by process {os.getpid()}"), owned(folder):
        pass


def test_a_postmaster_killed_with_9_loses_nothing_acknowledged(folder):
    with owned(folder, synchronous_commit="on") as server:
        url = server.start()
        ask(url, "INSERT INTO kept SELECT 1 FROM generate_series(1, 50)")
        os.kill(server.process.pid, signal.SIGKILL)
        server.process.wait()
        url = server.start()
        assert ask(url, "SELECT count(*) FROM kept") == [(50,)]
        server.stop()


def test_it_dies_with_whoever_started_it(folder):
    code = (
        "import sys, time, pathlib\n"
        "from shangliang.server.embedded import database\n"
        "with database(pathlib.Path(sys.argv[1])):\n"
        "    print('up', flush=True); time.sleep(60)\n"
    )
    starter = subprocess.Popen([sys.executable, "-c", code, str(folder)], stdout=subprocess.PIPE, text=True)
    assert starter.stdout.readline() == "up\n"
    postmaster = leftovers.postmaster(folder / "pg")
    starter.kill()
    postmaster.wait(60)
    with database(folder) as url:
        assert ask(url, "SELECT 1") == [(1,)]


@pytest.mark.parametrize("liar", ["another process", "a zombie", "nobody", "half a line"])
def test_a_stale_pid_file_does_not_stop_it(folder, liar):
    other = subprocess.Popen(["sleep", "60"])
    if liar == "a zombie":
        other.kill()
        time.sleep(0.1)
    pid = {"nobody": 2**22 - 7, "half a line": ""}.get(liar, other.pid)
    note = folder / "pg" / "postmaster.pid"
    note.write_text(f"{pid}\n{folder}/pg\n1\n5432\n/tmp/nowhere\n\n 1 1\nready   \n" if pid else "")
    try:
        with database(folder) as url:
            assert ask(url, "SELECT 1") == [(1,)]
        assert liar != "another process" or other.poll() is None
    finally:
        other.kill()
        other.wait()


def test_a_killed_initdb_leaves_no_half_cluster(tmp_path):
    (tmp_path / "pg.new").mkdir()
    (tmp_path / "pg.new" / "PG_VERSION").write_text("18")
    server = Embedded(tmp_path, **FORGETFUL)
    assert ask(server.start(), "SELECT 1") == [(1,)]
    server.stop()
    assert not (tmp_path / "pg.new").exists()


def test_a_cluster_that_can_not_start_says_why(tmp_path):
    server = Embedded(tmp_path, **FORGETFUL, shared_buffers="nonsense")
    with pytest.raises(Broken, match="shared_buffers"):
        server.start()
    assert not server.alive()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has folders that the database's account can not reach")
def test_a_folder_below_a_closed_home_will_do(tmp_path):
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    with database(home / "data", **FORGETFUL) as url:
        assert ask(url, "SELECT 1") == [(1,)]


def test_no_socket_folder_is_left_behind_by_the_dead():
    dead = leftovers.ROOM / f"{leftovers.SOCKETS}{2**22 - 9}-x"
    living = leftovers.ROOM / f"{leftovers.SOCKETS}{os.getpid()}-x"
    dead.mkdir()
    living.mkdir()
    leftovers.sweep_sockets()
    assert not dead.exists()
    assert living.exists()
    living.rmdir()


def test_the_data_folder_is_resolved(folder, monkeypatch):
    monkeypatch.chdir(folder.parent)
    with database(Path(folder.name)) as url:
        assert ask(url, "SELECT count(*) FROM kept")
