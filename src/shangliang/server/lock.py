"""占用 · Who uses a data folder: one owner runs its database, any number of guests borrow it."""

import fcntl
import os
import time
from pathlib import Path


class Lock:
    """A file lock that the kernel takes back when its holder dies; the file says who holds it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.file: int | None = None

    def take(self, *, shared: bool = False, patience: float = 0) -> bool:
        self.file = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        until = time.monotonic() + patience
        while True:
            try:
                fcntl.flock(self.file, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() >= until:
                    self.release()
                    return False
                time.sleep(0.05)
            else:
                if not shared:
                    os.ftruncate(self.file, 0)
                    os.pwrite(self.file, str(os.getpid()).encode(), 0)
                return True

    def release(self) -> None:
        if self.file is not None:
            os.close(self.file)
            self.file = None

    def holder(self) -> str:
        return self.path.read_text() or "?"
