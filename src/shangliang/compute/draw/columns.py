"""逐步求优 · Panels are added until their mixture gives everybody what is aimed at, or until it is proved that none gives more.

Panels come in series: what a type is owed grows by what it is expected to have and falls by what a panel gives it. A series
begins where the mixture so far says seats are worth most, so one series finds many panels that belong together. When that
helps no more, the best panel by these weights is searched exactly: it helps, or it proves that nothing can.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from .arrays import Floats, Ints
from .folding import Pool
from .master import Master, Mixture
from .panels import Panels

CLOSE = 1e-9
ROUNDS = 200
FEWEST, EVERY = 24, 5
FIRST = 0.7  # of the work is finding as many panels as are needed at least
SLOW = 0.8  # a gap that shrinks by less than a fifth calls for an exact panel

Progress = Callable[[float], None]


@dataclass(frozen=True, eq=False)
class Climb:
    need: Floats
    size: Floats
    expected: Floats  # seats of each type that a series of panels gives
    goal: float  # z can not be above, as is known before
    tight: int  # types that hold z down, as far as is known: so many panels are needed at least
    cap: float | None = None
    whole: bool = False  # to the goal or not at all


@dataclass(frozen=True, eq=False)
class Reached:
    mixture: Mixture
    upper: float  # z can not be above

    @property
    def proved(self) -> bool:
        return self.upper - self.mixture.z <= CLOSE


class Search:
    def __init__(self, pool: Pool, panels: Panels, progress: Progress) -> None:
        self.pool, self.panels, self.progress = pool, panels, progress
        self.found: list[Ints] = []
        self.seen: set[bytes] = set()
        self.needed, self.told = len(pool.size) + FEWEST, 0.0

    def tell(self, part: float) -> None:
        """How far it is, never back."""
        if part > self.told:
            self.told = part
            self.progress(part)

    def add(self, panel: Ints | None) -> bool:
        if panel is None or panel.tobytes() in self.seen:
            return False
        self.seen.add(panel.tobytes())
        self.found.append(panel)
        return True

    def series(self, owed: Floats, expected: Floats, count: int) -> None:
        owed = owed.copy()
        for _each in range(count):
            owed += expected
            panel = self.panels.near(owed)
            if panel is None:
                return
            owed -= panel
            self.add(panel)
            self.tell(FIRST * min(1.0, len(self.found) / self.needed))

    def climb(self, aim: Climb) -> Reached:
        """Most z with need + size · z seats for each type on average."""
        tight, goal = aim.tight, aim.goal
        self.needed = tight + FEWEST
        if len(self.found) < tight + FEWEST:
            self.series(np.zeros(len(aim.need)), aim.expected, tight + FEWEST - len(self.found))
        master, there, upper, before = Master(self.pool.size, aim.need, aim.size, goal, aim.cap), 0, goal, np.inf
        for _round in range(ROUNDS):
            master.add(self.found[there:])
            there = len(self.found)
            mixture = master.solve()
            gap = upper - mixture.z
            if gap <= CLOSE:
                break
            self.tell(FIRST + (1 - FIRST) * float(np.clip((-np.log10(gap) - 2) / 7, 0, 1)))
            if gap > SLOW * before:
                upper = min(upper, self._exact(mixture))
                if upper - mixture.z <= CLOSE or (aim.whole and upper < goal - CLOSE):
                    break
            before = gap
            highest = np.abs(mixture.weights).max() or 1.0
            self.series(mixture.weights / highest, aim.expected, FEWEST + tight // EVERY)
            if len(self.found) == there:
                upper = min(upper, self._exact(mixture))
                if len(self.found) == there:
                    break
        return Reached(mixture, max(upper, mixture.z))

    def _exact(self, mixture: Mixture) -> float:
        panel = self.panels.best(mixture.weights)
        assert panel is not None  # panels have been found before
        self.add(panel)
        return float(mixture.weights @ panel) + mixture.constant
