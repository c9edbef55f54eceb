"""抽签 · Of plans that are equally good, always the same one: every pair has a number made of the two ids alone.

Not of their place in a file or of the solver's path, so neither order of rows nor version of the solver decides.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .arrays import Ints

KEPT_BITS = np.uint64(44)  # 20 bits of 64: sums of ten thousand stay far below 2**53


@dataclass(frozen=True, eq=False)
class Ties:
    homes: NDArray[np.uint64]
    helpers: NDArray[np.uint64]

    @classmethod
    def named(cls, homes: Iterable[str], helpers: Iterable[str]) -> "Ties":
        return cls(_numbers("home", homes), _numbers("helper", helpers))

    def of(self, rows: Ints, columns: Ints) -> Ints:
        return _mixed(self.homes[rows] ^ self.helpers[columns])

    def table(self, rows: Ints, columns: Ints) -> Ints:
        return _mixed(self.homes[rows, None] ^ self.helpers[columns])

    def cut(self, rows: Ints, columns: Ints) -> "Ties":
        return Ties(self.homes[rows], self.helpers[columns])


def _mixed(numbers: NDArray[np.uint64]) -> Ints:
    """SplitMix64: well spread, the same on every machine; it wraps at 64 bits, and means to."""
    mixed = numbers * np.uint64(0x9E3779B97F4A7C15)
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    return ((mixed ^ (mixed >> np.uint64(27))) >> KEPT_BITS).astype(np.int64)


def _numbers(kind: str, ids: Iterable[str]) -> NDArray[np.uint64]:
    made = [hashlib.sha256(f"{kind} {name}".encode()).digest()[:8] for name in ids]
    return np.frombuffer(b"".join(made), dtype="<u8").astype(np.uint64)
