"""定时工作 · Jobs that come round (every hour, every day), done once for the whole cluster by one of its workers.

A job is a plain function under `@every`. The row of a job says for which slot of time it was done last; who holds the
job's advisory lock does it. The lock falls with the connection: a lost worker's job is done by the next one. So a job
must bear being done twice (an outbox with a unique key does).
"""

import datetime as dt
import hashlib
import logging
import os
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from django.db import Error, connection, models
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.module_loading import autodiscover_modules

from .memory import remembered

log = logging.getLogger("shangliang.worker")
BEAT = 3  # seconds between two heartbeats
DEAD = 15  # seconds without one, after which a worker counts as dead
LONGEST = 900  # seconds that one job may take before its worker stops calling itself alive
QUICK = 5  # seconds: jobs that come round as often have a thread of their own, no hourly round is waited for
RETRY = 60  # seconds until a failed job is tried again, times the number of its failures


class Job(models.Model):
    """定时工作 · One line per job: the slot it was last done for, and what went wrong since."""

    name = models.CharField(primary_key=True, max_length=120)
    slot = models.BigIntegerField(default=-1)
    done_at = models.DateTimeField(null=True)
    failures = models.PositiveIntegerField(default=0)
    failed_at = models.DateTimeField(null=True)
    error = models.TextField(blank=True)


class Heartbeat(models.Model):
    """心跳 · When a worker was last alive, by the database's own clock (the demo's clock does not count)."""

    name = models.CharField(primary_key=True, max_length=40)
    beat_at = models.DateTimeField()


@dataclass
class Periodic:
    """周期 · A registered job; `seen` is the last slot this process knows to be done."""

    name: str
    fn: Callable[[], object]
    period: int | str
    long: bool = False  # it may take its time, however often it comes round
    seen: int = -1
    not_before: float = field(default=0.0)

    @property
    def quick(self) -> bool:
        """Comes round every few seconds: somebody looks at a screen and waits for it."""
        return isinstance(self.period, int) and self.period <= QUICK and not self.long

    def slot(self, now: dt.datetime) -> int:
        """The number of the slot that `now` lies in; a day begins at midnight of the office's time zone."""
        if self.period == "day":
            return now.astimezone(ZoneInfo("Asia/Shanghai")).toordinal()
        return int(now.timestamp()) // (3600 if self.period == "hour" else int(self.period))


JOBS: dict[str, Periodic] = {}


def every(period: int | str, *, long: bool = False) -> Callable[[Callable], Callable]:
    """Register a periodic job: every(30) in seconds, every("hour") or every("day"). Put it into the noun's jobs.py."""
    if not (period in ("hour", "day") or (isinstance(period, int) and period > 0)):
        raise ValueError(f"every() takes seconds, 'hour' or 'day', not {period!r}")

    def register(fn: Callable) -> Callable:
        name = f"{fn.__module__}.{fn.__qualname__}"
        JOBS[name] = Periodic(name, fn, period, long)
        return fn

    return register


def run_due(now: dt.datetime | None = None, *, quick: bool | None = None) -> list[str]:
    """Do every job whose slot has come and that nobody has done; `quick`: only those that somebody waits for, or only the
    others. Returns the names of those done here."""
    jobs = [job for job in JOBS.values() if quick is None or job.quick == quick]
    return [job.name for job in jobs if _turn(job, job.slot(now or timezone.now()))]


def give_way() -> None:
    """This thread runs when nothing else wants the processor: a long round lets the pages and the quick jobs go first.

    Linux counts it per thread. Being nice was not enough: at nice 10 a round took half a core from 50 busy clients, who then
    were answered 220 times a second instead of 370.
    """
    if hasattr(os, "SCHED_IDLE"):
        with suppress(OSError):
            os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))


def _turn(job: Periodic, slot: int) -> bool:
    if slot <= job.seen or time.monotonic() < job.not_before:
        return False
    with connection.cursor() as cursor:
        key = _lock_key(job.name)
        cursor.execute("SELECT pg_try_advisory_lock(%s::bigint)", [key])
        if not cursor.fetchone()[0]:
            return False  # another worker is at it; look again in the next round
        try:
            return _do(job, slot)
        finally:
            with suppress(Error):  # a lost connection has let go already
                cursor.execute("SELECT pg_advisory_unlock(%s::bigint)", [key])


def _do(job: Periodic, slot: int) -> bool:
    row, _ = Job.objects.get_or_create(name=job.name)
    if row.slot >= slot:
        job.seen = row.slot
        return False
    try:
        with remembered():
            job.fn()
    except Exception as error:  # whatever it is, the other jobs go on
        if connection.connection is None or connection.connection.broken:
            raise
        log.exception("job %s failed", job.name)
        job.not_before = time.monotonic() + RETRY * (row.failures + 1)
        Job.objects.filter(pk=row.pk).update(
            failures=row.failures + 1, failed_at=Now(), error=f"{type(error).__name__}: {error}"[:2000]
        )
        return False
    Job.objects.filter(pk=row.pk).update(slot=slot, done_at=Now(), failures=0, error="")
    job.seen = slot
    return True


def _lock_key(name: str) -> int:
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], signed=True)


def beat(name: str) -> None:
    Heartbeat.objects.bulk_create(
        [Heartbeat(name=name, beat_at=Now())], update_conflicts=True, unique_fields=["name"], update_fields=["beat_at"]
    )


def silence() -> float | None:
    """Seconds since any worker was alive; None if there never was one."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT extract(epoch FROM now() - max(beat_at)) FROM {Heartbeat._meta.db_table}")  # noqa: S608
        row = cursor.fetchone()
    return None if row[0] is None else float(row[0])


class Worker:
    """工作进程 · Runs what is due and the queued tasks, until told to stop; its heart beats in a thread of its own.

    `part`: "quick" does the jobs of every few seconds, "slow" the others and the tasks; a worker of neither does both, in two
    threads. `serve` starts one of each: in one process a long round that gives way holds Python's lock while it waits for
    the processor, and a picture that people wait for came three seconds late at the full hour.
    """

    def __init__(self, name: str, part: str = "") -> None:
        self.name, self.part = name, part
        self.stopping = threading.Event()
        self.progress = time.monotonic()

    def run(self) -> None:
        autodiscover_modules("jobs")
        threading.Thread(target=self._heart, daemon=True, name="heartbeat").start()
        if self.part == "quick":
            self._rounds(self._quick_round)
            return
        if self.part != "slow":
            threading.Thread(target=self._quick, daemon=True, name="quick").start()
        give_way()
        self._rounds(self._slow_round)

    def _quick_round(self) -> None:
        run_due(quick=True)
        self.progress = time.monotonic()

    def _slow_round(self) -> None:
        run_due(quick=False)
        _run_tasks(self.name)
        self.progress = time.monotonic()

    def _quick(self) -> None:
        try:
            self._rounds(lambda: run_due(quick=True))
        finally:
            self.stopping.set()  # a worker with half its work is none: the supervisor starts another
            connection.close()

    def _rounds(self, act: Callable[[], object]) -> None:
        failures = 0
        while not self.stopping.wait(min(10.0, _to_the_next_second() + failures)):
            try:
                act()
                failures = 0
            except Error as error:
                log.warning("the database does not answer: %s", str(error).strip())
                connection.close()
                self.progress = time.monotonic()
                failures = 2 * failures or 1

    def _heart(self) -> None:
        while not self.stopping.is_set():
            if time.monotonic() - self.progress < LONGEST:
                try:
                    beat(self.name)
                except Error:
                    connection.close()
            self.stopping.wait(BEAT)
        connection.close()


def _to_the_next_second() -> float:
    """A round begins with each second, not one second after the last round: who looks at a hall waits for it."""
    return 1.001 - time.time() % 1


def _run_tasks(name: str) -> None:
    """Do the queued tasks (django-tasks-db), one after the other, until none is left."""
    from django_tasks_db.management.commands.db_worker import Worker as Tasks

    Tasks(
        queue_names=["*"],
        excluded_queue_names=[],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=100,
        worker_id=name,
    ).run()


@every("day")
def sweep() -> None:
    """Forget sessions that have run out, results of tasks that nobody asks for any more, and workers long gone."""
    from django.core.management import call_command

    call_command("clearsessions")
    call_command("prune_db_task_results", verbosity=0)
    Heartbeat.objects.filter(beat_at__lt=Now() - dt.timedelta(days=1)).delete()
