"""Programs that live no longer than the one who started them."""

import signal
import subprocess
import sys
import threading

import psutil
import pytest

from shangliang.server.children import tied

SLEEPER = [sys.executable, "-c", "import time; time.sleep(60)"]
# starts a sleeper tied to itself, says its number, and is gone
PARENT = f"""
import subprocess
from shangliang.server.children import tied
print(subprocess.Popen({SLEEPER!r}, stdout=subprocess.DEVNULL, preexec_fn=tied()).pid)
"""


def test_a_child_ends_with_the_process_that_started_it():
    said = subprocess.run([sys.executable, "-c", PARENT], capture_output=True, text=True, timeout=30, check=True)
    gone = psutil.wait_procs([psutil.Process(int(said.stdout))] if psutil.pid_exists(int(said.stdout)) else [], 20)
    assert gone[1] == []


def test_only_the_main_thread_ties_one():
    """The kernel ends the child with the thread: one that passes would take it along while the process lives."""
    child = subprocess.Popen(SLEEPER, preexec_fn=tied(signal.SIGKILL))
    said = []

    def passing() -> None:
        with pytest.raises(RuntimeError, match="main thread") as refused:
            tied()
        said.append(refused)

    thread = threading.Thread(target=passing)
    thread.start()
    thread.join(10)
    assert said
    child.kill()
    assert child.wait(10) == -signal.SIGKILL
