"""内置数据库 · PostgreSQL 18 as a supervised child: initdb, start, ready, stop, recover.

It listens on a Unix socket only, in a folder made anew for every start and closed to everybody else; so whoever
answers there is our own child and never a dying older server. Commits are synchronous: what was acknowledged is kept.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

import psycopg

from . import binaries, leftovers
from .children import tied
from .lock import Lock

DATABASE = "shangliang"
LOG_LIMIT = 10_000_000
SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "100",
    "shared_buffers": "256MB",
    "max_wal_size": "2GB",
    "random_page_cost": "1.1",  # its data folder is on an SSD or in the page cache
    "synchronous_commit": "on",
    "jit": "off",  # compiling costs more than these short queries
    "timezone": "Asia/Shanghai",
    "log_timezone": "Asia/Shanghai",
    "log_checkpoints": "off",
}
# For tests: their data may be lost with the machine.
FORGETFUL = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "max_connections": "200"}


class Broken(Exception):
    """The database did not start; the sentence says what it said last."""


class Embedded:
    """内置数据库 · One cluster in one data folder."""

    def __init__(self, data: Path, **settings: str) -> None:
        self.data = data.resolve()
        self.cluster = self.data / "pg"
        self.settings = SETTINGS | settings
        self.account = binaries.account()
        self.process: subprocess.Popen | None = None
        self.sockets: Path | None = None

    @property
    def log(self) -> Path:
        return self.data / "log" / "postgres.log"

    def start(self, patience: float = 60) -> str:
        """Make the cluster if there is none, start it, wait until it answers; returns the DATABASE_URL."""
        programs = binaries.programs(self.account)
        self.log.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        leftovers.sweep_sockets()
        if not self.cluster.exists():
            self._init(programs / "initdb")
        leftovers.clear(self.cluster)
        self.account.own(self.cluster)
        self._launch(programs / "postgres")
        try:
            self._wait(patience)
            self._create_database()
        except BaseException:
            self.stop()
            raise
        return url(self.sockets)

    def alive(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def stop(self, patience: float = 30) -> None:
        """A fast shutdown: sessions are ended, everything is written, nothing to recover at the next start."""
        if self.process is not None:
            for how in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
                self.process.send_signal(how)
                with suppress(subprocess.TimeoutExpired):
                    self.process.wait(patience)
                    break
            self.process = None
        if self.sockets is not None:
            shutil.rmtree(self.sockets, ignore_errors=True)
            self.sockets = None

    def _run_in(self, folder: Path) -> tuple[str, dict]:
        """The name under which the program finds the folder, and how to run it.

        Below a home that is closed to the unprivileged account (0700) no path leads to the folder; but the working
        folder is entered before the account is changed, and /proc/self/cwd leads there.
        """
        name = "/proc/self/cwd" if self.account.uid is not None and sys.platform == "linux" else str(folder)
        return name, {"cwd": folder, "stdin": subprocess.DEVNULL, **self.account.popen()}

    def _init(self, initdb: Path) -> None:
        half = self.data / "pg.new"  # a killed initdb leaves this, never half a cluster
        shutil.rmtree(half, ignore_errors=True)
        half.mkdir(mode=0o700)
        self.account.own(half)
        name, how = self._run_in(half)
        command = [str(initdb), "-D", name, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C"]
        command += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--text-search-config=simple"]
        if self.settings.get("fsync") == "off":
            command.append("--no-sync")
        done = subprocess.run(command, capture_output=True, text=True, check=False, **how)
        if done.returncode:
            raise Broken(f"initdb failed in {half}: {done.stderr.strip()}")
        half.rename(self.cluster)

    def _launch(self, postgres: Path) -> None:
        self.sockets = Path(tempfile.mkdtemp(prefix=f"{leftovers.SOCKETS}{os.getpid()}-", dir=leftovers.ROOM))
        self.account.own(self.sockets)
        name, how = self._run_in(self.cluster)
        command = [str(postgres), "-D", name, "-c", f"unix_socket_directories={self.sockets}"]
        for key, value in self.settings.items():
            command += ["-c", f"{key}={value}"]
        if self.log.exists() and self.log.stat().st_size > LOG_LIMIT:
            self.log.rename(self.log.with_suffix(".log.1"))
        with self.log.open("ab") as log:
            # its own session: Ctrl-C must reach it last, from us
            self.process = subprocess.Popen(
                command, stdout=log, stderr=log, start_new_session=True, preexec_fn=tied(signal.SIGINT), **how
            )

    def _wait(self, patience: float) -> None:
        until = time.monotonic() + patience
        while time.monotonic() < until:
            if not self.alive():
                raise Broken(f"PostgreSQL ended while starting: {self._last_words()} (see {self.log})")
            noted = leftovers.note(self.cluster)
            if noted and noted.ready and self.process and noted.pid == self.process.pid:
                return
            time.sleep(0.02)
        raise Broken(f"PostgreSQL was not ready within {patience:.0f} s: {self._last_words()} (see {self.log})")

    def _create_database(self) -> None:
        with psycopg.connect(url(self.sockets, "postgres"), autocommit=True) as connection:
            if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
                connection.execute(f"CREATE DATABASE {DATABASE}")

    def _last_words(self) -> str:
        lines = self.log.read_text(errors="replace").splitlines() if self.log.exists() else []
        return next((line for line in reversed(lines) if "FATAL" in line or "PANIC" in line), "no reason given")


def url(sockets: Path | None, name: str = DATABASE) -> str:
    return f"postgresql://postgres@/{name}?host={quote(str(sockets))}"


@contextmanager
def owned(data: Path, *, patience: float = 0, **settings: str) -> Iterator[Embedded]:
    """The data folder is ours alone; whoever has it now gets `patience` seconds to leave."""
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    owner = Lock(data / "owner.lock")
    if not owner.take(patience=patience):
        raise Broken(f"The data folder {data} is in use by process {owner.holder()}.")
    try:
        yield Embedded(data, **settings)
    finally:
        owner.release()


@contextmanager
def database(data: Path, *, patience: float = 60, **settings: str) -> Iterator[str]:
    """A DATABASE_URL: that of the server running in this data folder, or of one started for the duration."""
    data = data.resolve()
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    owner, guests = Lock(data / "owner.lock"), Lock(data / "guests.lock")
    until = time.monotonic() + patience
    while not owner.take():
        noted = leftovers.note(data / "pg")
        if noted and noted.ready and leftovers.postmaster(data / "pg") and guests.take(shared=True, patience=1):
            try:
                yield url(noted.sockets)
            finally:
                guests.release()
            return
        if time.monotonic() > until:
            raise Broken(
                f"The data folder {data} is in use by process {owner.holder()}, but its database is not ready."
            )
        time.sleep(0.05)
    server = Embedded(data, **settings)
    try:
        yield server.start()
        guests.take(patience=600)  # commands that borrowed our server meanwhile
    finally:
        server.stop()
        guests.release()
        owner.release()
