"""预备 · The solver is loaded while nobody waits for it: a village draws its roster while the page waits, and the first draw of a
page server would wait for half a second of loading (numpy, HiGHS; on a busy machine a second and a half) before its own 0.1 s.

Not at once: who has just started the server wants its first page.
"""

import gc
import threading

AFTER = 10.0  # seconds since the page server has begun


def load_ahead() -> threading.Timer:
    later = threading.Timer(AFTER, _load)
    later.name, later.daemon = "ahead", True
    later.start()
    return later


def _load() -> None:
    from shangliang.consultations import lots

    lots.warm()
    gc.freeze()  # it stays until the end, like what was there before: the collector need not look at it
