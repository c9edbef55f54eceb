"""预备 · A page server loads the solver by itself after it has begun, not before."""

import os
import subprocess
import sys

PROGRAM = """
import sys, threading
from shangliang.server import ahead
begun = threading.Event()
ahead.AFTER, whole = 0, ahead.threading.Timer.run
ahead.threading.Timer.run = lambda timer: (begun.wait(), whole(timer))
from shangliang.server import wsgi
print(callable(wsgi.application), "highspy" in sys.modules)
begun.set()
next(thread for thread in threading.enumerate() if thread.name == "ahead").join()
print("shangliang.consultations.lots" in sys.modules, "highspy" in sys.modules)
"""


def test_a_page_server_begins_without_the_solver_and_has_it_before_anybody_asks():
    env = os.environ | {"SHANGLIANG_SECRET_KEY": "k" * 50}
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, env=env, check=True)
    assert done.stdout.splitlines() == ["True False", "True True"]
