"""Which database a command works on, and which it refuses."""

import socket
import struct
import subprocess
import sys
import threading

import pytest

from shangliang.server import engine


def message(kind: bytes, body: bytes) -> bytes:
    return kind + struct.pack("!I", len(body) + 4) + body


@pytest.fixture
def old_server():
    """A listener that greets like PostgreSQL 14.11."""
    listener = socket.create_server(("127.0.0.1", 0))

    def greet():
        connection, _ = listener.accept()
        with connection:
            connection.recv(1000)
            said = b"".join(
                message(b"S", name + b"\0" + value + b"\0")
                for name, value in [(b"server_version", b"14.11"), (b"client_encoding", b"UTF8")]
            )
            connection.sendall(message(b"R", struct.pack("!I", 0)) + said + message(b"Z", b"I"))
            connection.recv(1000)

    threading.Thread(target=greet, daemon=True).start()
    yield f"postgresql://x@127.0.0.1:{listener.getsockname()[1]}/x?sslmode=disable&gssencmode=disable"
    listener.close()


def shangliang(*arguments, **env):
    command = [sys.executable, "-m", "shangliang.cli", *arguments]
    return subprocess.run(command, env=env, capture_output=True, text=True, timeout=60, check=False)


@pytest.mark.parametrize("command", [("migrate",), ("serve", "--port", "1")])
def test_a_server_older_than_15_is_refused_in_one_sentence(old_server, tmp_path, command):
    done = shangliang(*command, DATABASE_URL=old_server, SHANGLIANG_DATA=str(tmp_path))
    assert done.returncode == 2
    assert done.stderr == "Shangliang needs PostgreSQL 15 or newer; the server of DATABASE_URL is 14.\n"


@pytest.mark.parametrize(("version", "refused"), [(149999, True), (150000, False), (180006, False)])
def test_15_is_the_oldest(version, refused):
    assert bool(engine.too_old(version)) == refused


def test_a_server_that_does_not_answer_is_named_in_one_line(tmp_path):
    url = f"postgresql://x@/x?host={tmp_path}"
    done = shangliang("migrate", DATABASE_URL=url, SHANGLIANG_DATA=str(tmp_path))
    assert done.returncode == 2
    assert done.stderr.startswith("The PostgreSQL server of DATABASE_URL does not answer: ")
    assert done.stderr.count("\n") == 1


def test_with_database_url_set_nothing_is_started(tmp_path, monkeypatch, settings):
    from tests.server.test_embedded import ask

    with engine.attached(tmp_path) as url:
        assert ask(url, "SELECT 1") == [(1,)]
    assert not (tmp_path / "pg").exists()


def test_help_needs_no_database(tmp_path):
    done = shangliang("help", SHANGLIANG_DATA=str(tmp_path))
    assert done.returncode == 0
    assert "makemigrations" in done.stdout
    assert not (tmp_path / "pg").exists()
