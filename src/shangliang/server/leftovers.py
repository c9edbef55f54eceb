"""旧进程 · What a killed server leaves behind: a pid file that lies, a dying postmaster, a socket folder.

PostgreSQL believes any living process of the same account whose number stands in postmaster.pid, be it a zombie or
somebody else's. So look at the state and the working folder of that process first.
"""

import shutil
import signal
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

ROOM = Path("/tmp") if Path("/tmp").is_dir() else Path(tempfile.gettempdir())  # short: a socket path ends at 104 bytes
SOCKETS = "sl-pg-"  # prefix of the socket folders there


@dataclass(frozen=True)
class Note:
    """记录 · What postmaster.pid says (a postmaster writes its lines one by one while it starts)."""

    pid: int
    sockets: Path | None
    ready: bool


def note(cluster: Path) -> Note | None:
    try:
        lines = (cluster / "postmaster.pid").read_text().splitlines()
        pid = int(lines[0])
    except (FileNotFoundError, IndexError, ValueError):
        return None
    sockets = Path(lines[4]) if len(lines) > 4 and lines[4] else None
    return Note(pid, sockets, len(lines) > 7 and lines[7].strip() == "ready")


def postmaster(cluster: Path) -> psutil.Process | None:
    """The living postmaster of this cluster, if the note tells the truth."""
    noted = note(cluster)
    if noted is None:
        return None
    with suppress(psutil.Error):
        process = psutil.Process(noted.pid)
        alive = process.status() != psutil.STATUS_ZOMBIE and process.name() == "postgres"
        if alive and Path(process.cwd()) == cluster:
            return process
    return None


def clear(cluster: Path, *, patience: float = 20) -> None:
    """Let an orphaned postmaster finish (fast, then at once), then remove what would stop the next one."""
    old = postmaster(cluster)
    for how in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
        if old is None:
            break
        with suppress(psutil.NoSuchProcess):
            old.send_signal(how)
        old = _gone(old, patience)
    (cluster / "postmaster.pid").unlink(missing_ok=True)
    _wait_for_backends(cluster, patience)


def _gone(process: psutil.Process, patience: float) -> psutil.Process | None:
    try:
        process.wait(patience)
    except psutil.TimeoutExpired:
        return process
    return None


def _wait_for_backends(cluster: Path, patience: float) -> None:
    """Backends of a postmaster that was killed with -9 still hold its shared memory until they notice."""
    until = time.monotonic() + patience
    while (left := _backends(cluster)) and time.monotonic() < until:
        time.sleep(0.05)
    for process in left:
        with suppress(psutil.Error):
            process.send_signal(signal.SIGQUIT)


def _backends(cluster: Path) -> list[psutil.Process]:
    found = []
    for process in psutil.process_iter(["name", "status"]):
        if process.info["name"] != "postgres" or process.info["status"] == psutil.STATUS_ZOMBIE:
            continue
        with suppress(psutil.Error, OSError):
            if Path(process.cwd()) == cluster:
                found.append(process)
    return found


def sweep_sockets() -> None:
    """Remove socket folders whose owner (the pid in their name) is gone."""
    for folder in ROOM.glob(f"{SOCKETS}*"):
        owner = folder.name.removeprefix(SOCKETS).split("-")[0]
        if owner.isdigit() and not psutil.pid_exists(int(owner)):
            shutil.rmtree(folder, ignore_errors=True)
