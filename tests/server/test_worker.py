"""Periodic jobs: once per slot for the whole cluster, and not lost with a worker."""

import datetime as dt
import threading
import time

import pytest
from django.db import connection

from shangliang.kit import worker
from shangliang.kit.models import Heartbeat, Job

pytestmark = pytest.mark.django_db(transaction=True)
NOON = dt.datetime(2023, 7, 3, 12, 0, tzinfo=dt.UTC)


@pytest.fixture
def jobs(monkeypatch):
    monkeypatch.setattr(worker, "JOBS", {})
    return worker.JOBS


def forget(jobs):
    """What another worker process would know: nothing."""
    for job in jobs.values():
        job.seen, job.not_before = -1, 0


def test_a_job_is_done_once_per_slot(jobs):
    done = []
    worker.every("hour")(lambda: done.append(1))
    for minutes in (0, 5, 59):
        worker.run_due(NOON + dt.timedelta(minutes=minutes))
        forget(jobs)
    assert len(done) == 1
    worker.run_due(NOON + dt.timedelta(hours=1))
    assert len(done) == 2


@pytest.mark.parametrize(("period", "later", "same"), [(30, 30, 29), ("hour", 3600, 3599), ("day", 14400, 14399)])
def test_slots_end_when_they_should(jobs, period, later, same):
    """Noon in Greenwich is eight in the evening in Shanghai: the office's day ends four hours later."""
    job = worker.Periodic("x", print, period)
    slot = job.slot(NOON)
    assert job.slot(NOON + dt.timedelta(seconds=same)) == slot
    assert job.slot(NOON + dt.timedelta(seconds=later)) == slot + 1


def test_two_workers_at_once_do_it_once(jobs):
    done, both = [], threading.Barrier(2)
    worker.every("day")(lambda: (time.sleep(0.3), done.append(1)))

    def another():
        both.wait()
        worker.run_due(NOON)
        connection.close()

    threads = [threading.Thread(target=another) for _ in range(2)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert len(done) == 1


def test_a_failed_job_is_tried_again_later_and_leaves_its_reason(jobs):
    calls = []

    @worker.every("day")
    def falls():
        calls.append(1)
        if len(calls) == 1:
            raise ValueError("no paper in the printer")

    assert worker.run_due(NOON) == []
    row = Job.objects.get()
    assert (row.failures, row.error) == (1, "ValueError: no paper in the printer")
    assert worker.run_due(NOON) == []
    assert len(calls) == 1
    forget(jobs)
    assert worker.run_due(NOON) == [row.name]
    row.refresh_from_db()
    assert (row.failures, row.error) == (0, "")


def test_one_that_fails_does_not_stop_the_others(jobs):
    done = []

    @worker.every("day")
    def falls():
        raise ValueError

    worker.every("day")(lambda: done.append(1))
    worker.run_due(NOON)
    assert done == [1]


def test_every_refuses_nonsense():
    for period in (0, -3, "week", None):
        with pytest.raises(ValueError, match="every"):
            worker.every(period)


def test_a_heartbeat_is_one_row_per_worker():
    assert worker.silence() is None
    worker.beat("a")
    worker.beat("a")
    worker.beat("b")
    assert Heartbeat.objects.count() == 2
    assert worker.silence() < 60


def test_the_daily_sweep_runs():
    worker.sweep()


def test_what_comes_round_each_second_does_not_wait_for_an_hourly_round(jobs):
    begun, seen, release = threading.Event(), threading.Event(), threading.Event()

    @worker.every("hour")
    def long():
        begun.set()
        release.wait(120)

    @worker.every(1)
    def short():
        if begun.is_set():
            seen.set()

    one = worker.Worker("test")

    def run():
        one.run()
        connection.close()

    running = threading.Thread(target=run)
    running.start()
    try:
        assert seen.wait(60), "the picture of a hall waits for the reminders"
        assert not release.is_set()
    finally:
        release.set()
        one.stopping.set()
        for thread in (running, *(each for each in threading.enumerate() if each.name in {"heartbeat", "quick"})):
            thread.join(60)  # they let go of their connections
