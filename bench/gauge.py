"""What a request costs: the CPU of this process and that of PostgreSQL's, apart; and its queries.

Other work on the machine makes the same instructions cost more (shared caches, two threads of one core) and never less:
a request is measured in five passes, half a second apart, and the cheapest one counts.
"""

import statistics
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace

import psutil
from django.db import connection

ROUNDS, PASSES, WARM, PAUSE = 40, 5, 10, 0.5


@dataclass(frozen=True)
class Cost:
    python: float  # ms of CPU, the median of a pass
    postgres: float  # ms of CPU, the mean: the kernel counts it in ticks of 10 ms
    queries: int  # the most of any request
    weight: int  # bytes of the largest answer as sent

    @property
    def whole(self) -> float:
        return self.python + self.postgres

    def __str__(self) -> str:
        return f"{self.whole:.1f} ms (Python {self.python:.1f} + PostgreSQL {self.postgres:.1f}), {self.queries} queries"  # fmt: skip


class Gauge:
    """Measures in rounds; `postmaster` is the process whose backends work for us."""

    def __init__(self, postmaster: int) -> None:
        self.postmaster = psutil.Process(postmaster)
        self.asked = 0

    def cost(self, prepare: Callable, act: Callable, *, rounds: int = ROUNDS) -> Cost:
        """`act(prepare(n))` is measured, `prepare` is not; `act` returns the answer, which must be 200 or 302."""
        for number in range(WARM):
            _sound(act(prepare(number)))
        passes = []
        for number in range(PASSES):
            time.sleep(PAUSE)
            passes.append(self._pass(prepare, act, range(WARM + rounds * number, WARM + rounds * (number + 1))))
        cheapest = min(passes, key=lambda cost: cost.whole)
        return replace(cheapest, queries=max(each.queries for each in passes))

    def _pass(self, prepare: Callable, act: Callable, numbers: range) -> Cost:
        python, postgres, queries, weight = [], 0.0, 0, 0
        with connection.execute_wrapper(self._count):
            for number in numbers:
                ready = prepare(number)
                self.asked, before, begun = 0, self.spent(), time.process_time()
                answer = act(ready)
                python.append(time.process_time() - begun)
                postgres += self.spent() - before
                queries, weight = max(queries, self.asked), max(weight, len(answer.body))
                _sound(answer)
        return Cost(statistics.median(python) * 1000, postgres / len(numbers) * 1000, queries, weight)

    def _count(self, execute, sql, params, many, context):
        self.asked += 1
        return execute(sql, params, many, context)

    def spent(self) -> float:
        """Seconds of CPU of all backends so far."""
        spent = 0.0
        for each in self.postmaster.children():
            with suppress(psutil.NoSuchProcess):  # an autovacuum worker may have gone meanwhile
                times = each.cpu_times()
                spent += times.user + times.system
        return spent


def _sound(answer) -> None:
    if answer.status not in (200, 302):
        raise RuntimeError(f"answered {answer.status}: {answer.text[:400]}")
