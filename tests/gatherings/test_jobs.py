"""What gatherings do by themselves."""

import time

import pytest
from django.db import connection

from shangliang.gatherings import actions, jobs
from tests import cast
from tests.gatherings import polling

pytestmark = pytest.mark.django_db(transaction=True)


def on_disk() -> bytes:
    """The pages of the table of ballots as they lie in its file."""
    with connection.cursor() as cursor:
        cursor.execute("CHECKPOINT")
        cursor.execute("SELECT pg_read_binary_file(pg_relation_filepath('gatherings_ballot'))")
        return bytes(cursor.fetchone()[0])


def swept(keys, rounds=30) -> None:
    """Round by round, as the worker does: a row that somebody may still be reading goes with the next one."""
    for _round in range(rounds):
        jobs.sweep_sealed()
        if not any(key in on_disk() for key in keys):
            return
        time.sleep(0.2)


def test_what_the_seal_deleted_is_off_the_disk_after_the_sweep():
    other, others = polling.opened(slips=3)
    polling.cast_all(other, others, [1])
    poll, codes = polling.opened(slips=8)
    polling.cast_all(poll, codes, [0] * 6)
    keys = [bytes(b.voter) for b in poll.ballots.all()]
    polling.cast_all(other, others, [1, 1, 1])
    polling.reconciled(poll, 6)
    actions.seal_poll(poll, by=cast.clerk())
    assert any(key in on_disk() for key in keys)
    swept(keys)
    assert not any(key in on_disk() for key in keys)
    assert other.ballots.count() == 3
