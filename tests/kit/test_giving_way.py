"""The thread of the long rounds runs when nothing else wants the processor; the others are left as they were."""

import os
import threading

import pytest

from shangliang.kit.worker import give_way

pytestmark = pytest.mark.skipif(not hasattr(os, "SCHED_IDLE"), reason="only Linux counts it per thread")


def policy_of_a_thread(*before) -> int:
    found = []
    thread = threading.Thread(target=lambda: [*(step() for step in before), found.append(os.sched_getscheduler(0))])
    thread.start()
    thread.join()
    return found[0]


def test_a_thread_gives_way_and_no_other_does():
    assert policy_of_a_thread(give_way) == os.SCHED_IDLE
    assert policy_of_a_thread() == os.sched_getscheduler(0) == os.SCHED_OTHER
