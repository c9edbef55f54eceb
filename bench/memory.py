"""How much memory this process has held at most: of its own program, not of the one that started it.

`ru_maxrss` begins with what the parent held when it forked, so a small program started by a large one looks large.
"""

from pathlib import Path


def peak() -> int:
    """Bytes; the high-water mark of the resident set since exec (proc(5), VmHWM)."""
    line = next(x for x in Path("/proc/self/status").read_text().splitlines() if x.startswith("VmHWM"))
    return int(line.split()[1]) * 1024
