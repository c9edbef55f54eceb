"""进度 · A bar on the terminal for long work; nothing where nobody looks on."""

import time
from collections.abc import Mapping
from typing import TextIO, TypeAlias

from shangliang.kit.say import Words, _

PATIENCE = 0.5  # seconds before a bar is worth drawing
WIDTH = 24
WORDS = Words(
    {
        "reading": _("读入"),
        "sums": _("求和"),
        "groups": _("分组"),
        "resamples": _("重抽样"),
        "bridging": _("搭桥"),
        "report": _("写报告"),
    }
)
BEGINS = {"reading": 0.0, "sums": 0.1, "groups": 0.25, "resamples": 0.3, "bridging": 0.9, "report": 0.97}
Begins: TypeAlias = Mapping[str, float] | None  # where on the bar each piece of work begins


class Bar:
    """`bar("resamples", 0.5)`; `bar.clear()` at the end."""

    def __init__(
        self, stream: TextIO, patience: float = PATIENCE, words: Mapping[str, str] = WORDS, begins: Begins = None
    ) -> None:
        self._stream, self._words, self._begins = stream if stream.isatty() else None, words, begins or BEGINS
        self._first, self._drawn = time.monotonic() + patience, False

    def __call__(self, work: str, part: float = 0.0) -> None:
        if self._stream is None or time.monotonic() < self._first:
            return
        ends = [*self._begins.values(), 1.0]
        begin = self._begins[work]
        done = begin + part * (min(end for end in ends if end > begin) - begin)
        filled = round(done * WIDTH)
        self._stream.write(f"\r\x1b[K[{'#' * filled}{'.' * (WIDTH - filled)}] {done:4.0%} {self._words[work]}")
        self._stream.flush()
        self._drawn = True

    def clear(self) -> None:
        if self._stream is not None and self._drawn:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
