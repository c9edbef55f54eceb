"""子进程 · Programs that live no longer than the one who started them."""

import ctypes
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable

PR_SET_PDEATHSIG = 1
CALM = 60  # a child that has lived for this many seconds is forgiven its earlier falls


def die_with_parent(how: int = signal.SIGTERM) -> None:
    """Ask the kernel to send us `how` when our parent is gone, however it went (Linux; elsewhere nothing)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, int(how), 0, 0, 0)


def tied(how: int = signal.SIGTERM) -> Callable[[], None]:
    """A preexec_fn: the child dies with us, and starts with the signals of a fresh process.

    A background job in a script inherits an ignored SIGINT, and hands it on. The kernel means the thread that starts it,
    not the process: started by a passing thread, a child would be ended in the midst of its work.
    """
    if threading.current_thread() is not threading.main_thread():
        raise RuntimeError("only the main thread starts what lives as long as the process")
    parent = os.getpid()

    def prepare() -> None:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        die_with_parent(how)
        if os.getppid() != parent:  # it died before we asked
            os._exit(1)

    return prepare


class Child:
    """A program that is started again when it falls, later and later the more often it falls."""

    def __init__(self, name: str, command: list[str], env: dict[str, str]) -> None:
        self.name, self.command, self.env = name, command, env
        self.falls, self.since, self.again = 0, 0.0, 0.0
        self.process: subprocess.Popen | None = None

    def start(self) -> None:
        self.since = time.monotonic()
        # its own session, so that Ctrl-C reaches it in its turn, from us; but it does not outlive us by a moment
        self.process = subprocess.Popen(
            self.command,
            env=self.env,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=tied(signal.SIGKILL),
        )

    def tend(self) -> None:
        """Called often: notice a fall, and start again when its time has come."""
        now = time.monotonic()
        if self.process is not None and self.process.poll() is not None:
            self.falls = 1 if now - self.since > CALM else self.falls + 1
            wait = min(30.0, 0.5 * 2 ** (self.falls - 1))
            print(f"{self.name} ended with {self.process.returncode}; again in {wait:g} s", file=sys.stderr, flush=True)
            self.process, self.again = None, now + wait
        elif self.process is None and now >= self.again:
            self.start()

    def stop(self, patience: float = 10) -> None:
        if self.process is None:
            return
        self.process.terminate()
        try:
            self.process.wait(patience)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process = None
