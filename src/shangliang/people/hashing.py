"""密码摘要 · Argon2, at most two at once on one machine: each takes a core and 46 MB, a storm of sign-ins would take all.

Two slots are files under the data folder. A thread waits for a turn in its process first, then for a slot among the
page servers, so the number holds however many workers there are; the system frees the slot of a process that dies.
"""

import fcntl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore

from django.conf import settings
from django.contrib.auth.hashers import Argon2PasswordHasher

AT_ONCE = 2
PAUSE = 0.02  # seconds between two looks at the slots
_turns = BoundedSemaphore(AT_ONCE)


@contextmanager
def turn() -> Iterator[None]:
    """One of the turns of this machine; waits for it."""
    with _turns, _slot():
        yield


@contextmanager
def _slot() -> Iterator[None]:
    folder = settings.DATA / "locks"
    folder.mkdir(parents=True, exist_ok=True)
    files = [(folder / f"hashing-{n}").open("w") for n in range(AT_ONCE)]
    try:
        while not any(map(_taken, files)):
            time.sleep(PAUSE)
        yield
    finally:
        for file in files:
            file.close()  # closing lets go of the lock


def _taken(file) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


class Hasher(Argon2PasswordHasher):
    """摘要 · Django's Argon2, in turns, at the cost that OWASP recommends (46 MiB, 1 pass, 1 lane).

    Django's default (100 MiB, 2 passes, 8 lanes) takes half a second of two cores for each sign-in. Source: OWASP
    Password Storage Cheat Sheet, Argon2id.
    """

    time_cost = 1
    memory_cost = 47_104
    parallelism = 1

    def encode(self, password, salt):
        with turn():
            return super().encode(password, salt)

    def verify(self, password, encoded):
        with turn():
            return super().verify(password, encoded)
